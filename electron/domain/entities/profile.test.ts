// Facts of a profile are cells of their record like any other: written by the one write path, taken back, locked, told by the
// history, and left alone by all that means other cells. Of companies and of people.
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FactName, FactValue } from '../../../shared/schema/profile-facts.ts';
import { must } from '../../lib/assert.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { profileKey, type ExtraChanges, type FieldKey } from '../../store/field-key.ts';
import { findPersonByUuid } from '../../store/people.ts';
import type { PersonKey } from '../../store/person-row.ts';
import { listRefusals } from '../../store/refusals.ts';
import { findNextRedo, findNextUndo } from '../../store/steps.ts';
import { fieldNames, makeGroup } from '../../testing/definitions.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompany, patchCompany, removeCompany } from '../companies/edit-company.ts';
import { setLocks } from '../companies/set-locks.ts';
import { createCompany, updateCompany, type StepOrigin } from '../companies/write-company.ts';
import { mergeCompanies } from '../merge/merge-companies.ts';
import { addPerson, patchPerson, removePerson } from '../people/edit-person.ts';
import { setPersonLocks } from '../people/lock-person.ts';
import { updatePerson } from '../people/write-person.ts';
import { firstPage } from '../record/history-cursor.ts';
import { restoreValue } from '../record/restore-value.ts';
import { showHistory } from '../record/show-history.ts';
import { showSources } from '../record/show-sources.ts';
import { idOf, type ReviewRecord } from '../review/review-record.ts';
import { inStep } from '../steps/in-step.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { profileOf } from './profile.ts';

const me = { kind: 'person', actor: 'usr_test', atMs: 0 } as const;
type Facts = Partial<Record<FactName, FactValue | null>>;

let db: WriteDb;
beforeEach(() => {
  db = tempStore().db;
});

const step = <T>(work: (origin: StepOrigin) => T): T =>
  transact(db, () => inStep(db, me, { action: 'edit', companies: 1 }, work));

const company = (name: string, rest: object = {}): ReviewRecord => ({
  entity: 'company',
  stored: step((origin) => addCompany(db, { name, ...rest }, origin)),
});
const person = (): ReviewRecord => ({
  entity: 'person',
  stored: step((origin) => addPerson(db, { fullName: 'Mira Aldous' }, origin)),
});
const kinds = { company: () => company('Acme'), person } as const;

/** As it is now; null where it is gone. */
function now({ entity, stored: { uuid } }: ReviewRecord): ReviewRecord | null {
  if (entity === 'person') {
    const stored = findPersonByUuid(db, uuid);
    return stored && { entity, stored };
  }
  const stored = findCompanyByUuid(db, uuid);
  return stored && { entity, stored };
}
const current = (record: ReviewRecord): ReviewRecord => must(now(record), 'record');
const profile = (record: ReviewRecord) => profileOf(current(record));

function changesOf(facts: Facts): ExtraChanges {
  const changes: ExtraChanges = {};
  for (const [name, value] of Object.entries(facts)) changes[profileKey(name)] = value;
  return changes;
}

/** As a refresh writes them. Answers what was not taken. */
function write(record: ReviewRecord, facts: Facts) {
  const { entity, stored } = current(record);
  return step((origin) => {
    const from: StepOrigin = { ...origin, kind: 'refresh', actor: 'gleif', overwrites: true };
    if (entity === 'person') return updatePerson(db, stored, changesOf(facts), from).refused;
    const result = updateCompany(db, stored, changesOf(facts), from);
    return result.kind === 'conflict' ? [] : result.refused;
  });
}

function lock(record: ReviewRecord, key: FieldKey & PersonKey): void {
  const { entity, stored } = current(record);
  const changes = { add: [key], remove: [] };
  step((origin) =>
    entity === 'person'
      ? setPersonLocks(db, stored, changes, origin).no
      : setLocks(db, stored, changes, origin).no,
  );
}

function toggle(direction: 'undo' | 'redo') {
  const found = must((direction === 'undo' ? findNextUndo : findNextRedo)(db, me.actor), 'step');
  return transact(db, () => toggleStep(db, found, direction, me)).kept;
}

const address = { city: 'Leeds', lines: ['5 Main St', 'Floor 2'] };
const officers = [{ name: 'Jo Ek', role: 'director' }, { name: 'Mira Aldous' }];

const factValue = fc.constantFrom<FactValue | null>('x', 'y', 7, true, address, officers, ['1', '2'], null);
const facts = fc.record(
  { legalName: factValue, officers: factValue, identifiers: factValue },
  { requiredKeys: [] },
) as fc.Arbitrary<Facts>;

describe.each(['company', 'person'] as const)('facts of a %s', (kind) => {
  it('are written, taken back and done again through every state, whatever they are', () => {
    let made = 0;
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 6 }), (writes) => {
        const record = kind === 'person' ? person() : company(`Acme ${(made += 1)}`);
        const start = findNextUndo(db, me.actor)?.no;
        const states = [current(record).stored.values];
        for (const wanted of writes) {
          const last = findNextUndo(db, me.actor)?.no;
          write(record, wanted);
          if (findNextUndo(db, me.actor)?.no !== last) states.push(current(record).stored.values);
        }
        for (const state of states.slice(0, -1).toReversed()) {
          expect(toggle('undo')).toEqual([]);
          expect(current(record).stored.values).toEqual(state);
        }
        expect(findNextUndo(db, me.actor)?.no).toBe(start);
        for (const state of states.slice(1)) {
          expect(toggle('redo')).toEqual([]);
          expect(current(record).stored.values).toEqual(state);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are the same whatever the order of their names, and nothing is no fact', () => {
    const record = kinds[kind]();
    write(record, { registeredAddress: address, officers, status: 'active', identifiers: {} });
    const { version } = current(record).stored;
    write(record, { registeredAddress: { lines: [...address.lines], city: 'Leeds' }, identifiers: null });
    expect(current(record).stored.version).toBe(version);
    expect(profile(record)).toEqual({ status: 'active', registeredAddress: address, officers });
    expect(Object.keys(profile(record))).toEqual(['status', 'registeredAddress', 'officers']);
    write(record, { registeredAddress: { ...address, city: 'York' }, officers: [] });
    expect(profile(record)).toEqual({ status: 'active', registeredAddress: { ...address, city: 'York' } });
  });

  it('give way to a lock, and come back with a deleted record', () => {
    const record = kinds[kind]();
    write(record, { legalName: 'Acme Ltd', status: 'active' });
    lock(record, 'p:legalName');
    expect(write(record, { legalName: 'Other', status: 'dissolved' })).toEqual([
      { field: 'p:legalName', reason: 'locked' },
    ]);
    expect(profile(record)).toEqual({ legalName: 'Acme Ltd', status: 'dissolved' });
    expect(listRefusals(db, record.stored.uuid)).toMatchObject([{ field: 'p:legalName', value: 'Other' }]);
    step((origin) =>
      kind === 'person'
        ? removePerson(db, idOf(record), null, origin).no
        : removeCompany(db, idOf(record), null, origin).no,
    );
    expect(now(record)).toBeNull();
    toggle('undo');
    expect(profile(record)).toEqual({ legalName: 'Acme Ltd', status: 'dissolved' });
    expect(write(record, { legalName: 'Other' })).toHaveLength(1);
  });

  it('that were locked since stay when an older change is undone', () => {
    const record = kinds[kind]();
    write(record, { legalName: 'Acme Ltd', status: 'active' });
    const found = must(findNextUndo(db, me.actor), 'step');
    lock(record, 'p:status');
    const { kept } = transact(db, () => toggleStep(db, found, 'undo', me));
    expect(kept).toMatchObject([{ field: 'p:status', reason: 'locked' }]);
    expect(profile(record)).toEqual({ status: 'active' });
  });

  it('are not merged part by part with what came since', () => {
    const record = kinds[kind]();
    write(record, { officers });
    const found = must(findNextUndo(db, me.actor), 'step');
    write(record, { officers: [...officers, { name: 'New' }] });
    const { kept } = transact(db, () => toggleStep(db, found, 'undo', me));
    expect(kept).toMatchObject([{ field: 'p:officers', reason: 'edited' }]);
    expect(profile(record)).toEqual({ officers: [...officers, { name: 'New' }] });
  });

  it('are told by history and sources under their path, as text', () => {
    const record = kinds[kind]();
    write(record, { officers, legalName: 'Acme Ltd' });
    lock(record, 'p:officers');
    write(record, { officers: 'nobody' });
    const asked = { related: true, mark: firstPage, limit: 10, field: 'entityData.officers' };
    const { items } = showHistory(db, current(record).stored, asked);
    expect(items.map(({ entry, kind: by, cells }) => [entry, by, cells])).toEqual([
      ['changed', 'person', [expect.objectContaining({ field: 'locks', after: ['entityData.officers'] })]],
      [
        'changed',
        'refresh',
        [
          {
            field: 'entityData.officers',
            label: 'Officers',
            before: null,
            after: 'name: Jo Ek, role: director; name: Mira Aldous',
            current: true,
          },
        ],
      ],
      ['refused', 'refresh', [expect.objectContaining({ field: 'entityData.officers', after: 'nobody' })]],
    ]);
    const { fields, locks } = showSources(db, current(record).stored);
    expect(fields['entityData.legalName']).toMatchObject({ kind: 'refresh', name: 'gleif' });
    expect(Object.keys(locks)).toEqual(['entityData.officers']);
  });

  it('stay when the record leaves its groups, and are no custom values', () => {
    const { id } = makeGroup(db, 'Coverage', kind);
    const record = kinds[kind]();
    const values = { [id]: { [fieldNames.textField]: 'note' } };
    const patch = (body: object) =>
      step((origin) =>
        kind === 'person'
          ? patchPerson(db, idOf(record), body, null, origin).no
          : patchCompany(db, idOf(record), body, null, origin).no,
      );
    patch({ groups: [{ id }], customFieldValues: values });
    write(record, { legalName: 'Acme Ltd' });
    patch({ customFieldValues: null });
    patch({ groups: [] });
    expect(profile(record)).toEqual({ legalName: 'Acme Ltd' });
    expect(Object.keys(current(record).stored.values)).not.toContain('groups');
  });
});

describe('facts of companies', () => {
  it('are filled from those that are merged into one, and stay where they are locked', () => {
    const [one, other] = [company('Acme'), company('Acme Inc', { industry: 'Steel' })];
    write(one, { legalName: 'Acme Ltd' });
    write(other, { legalName: 'Acme Inc', registeredAddress: address, status: 'active' });
    lock(one, 'p:status');
    const request = { survivorId: idOf(one), mergedIds: [idOf(other)], fields: {}, dryRun: false };
    transact(db, () => mergeCompanies(db, request, me));
    expect(profile(one)).toEqual({ industry: 'Steel', legalName: 'Acme Ltd', registeredAddress: address });
    toggle('undo');
    expect(profile(one)).toEqual({ legalName: 'Acme Ltd' });
    expect(profile(other)).toMatchObject({ legalName: 'Acme Inc', registeredAddress: address });
    const chosen = { ...request, fields: { 'entityData.legalName': idOf(other) } };
    transact(db, () => mergeCompanies(db, chosen, me));
    expect(profile(one)).toMatchObject({ legalName: 'Acme Inc' });
  });

  it('are put back from the history, unless they are locked', () => {
    const record = company('Acme');
    write(record, { officers });
    write(record, { officers: ['Jo Ek'] });
    const asked = { related: true, mark: firstPage, limit: 10, field: 'entityData.officers' };
    const [, first] = showHistory(db, current(record).stored, asked).items;
    const restore = () => {
      const now = must(findCompanyByUuid(db, record.stored.uuid), 'company');
      const wanted = { field: 'entityData.officers', change: must(first, 'entry').id };
      return step((origin) => restoreValue(db, now, wanted, origin));
    };
    restore();
    expect(profile(record)).toEqual({ officers });
    write(record, { officers: ['Jo Ek'] });
    lock(record, 'p:officers');
    expect(restore).toThrow('entityData.officers: This field is locked.');
  });

  it('are kept of a company that is made with them and without any group', () => {
    const stored = step((origin) => {
      const result = createCompany(db, { name: 'Bolt', ...changesOf({ legalName: 'Bolt Ltd' }) }, origin);
      return result.kind === 'created' ? result.company : null;
    });
    expect(profile({ entity: 'company', stored: must(stored, 'company') })).toEqual({
      legalName: 'Bolt Ltd',
    });
  });
});
