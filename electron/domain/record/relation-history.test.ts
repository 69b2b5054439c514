// The history of a record tells of its relationships, whoever said them, on both sides.
import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../shared/schema/record.ts';
import type { RelationInput, RelationPatch } from '../../../shared/schema/relation.ts';
import { must } from '../../lib/assert.ts';
import { formatId, parseId } from '../../lib/ids.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { insertAnswer } from '../../store/enrichment/answers.ts';
import { linkEntityAnswer } from '../../store/enrichment/entity-enrichments.ts';
import { findRelation, findRelationByNo, type StoredRelation } from '../../store/relations.ts';
import { findNextRedo, findNextUndo } from '../../store/steps.ts';
import { insertUser } from '../../store/users.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompany, removeCompany } from '../companies/edit-company.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { getEntity } from '../entities/find-entity.ts';
import { mergeCompanies } from '../merge/merge-companies.ts';
import { addPerson } from '../people/edit-person.ts';
import { materialize } from '../relations/materialize.ts';
import { addRelation, changeRelation, removeRelation } from '../relations/write-relation.ts';
import { inStep } from '../steps/in-step.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { firstPage } from './history-cursor.ts';
import { showHistory } from './show-history.ts';

let db: WriteDb;
let atMs: number;
let acme: string;
let ada: string;
beforeEach(() => {
  db = tempStore().db;
  atMs = Date.parse('2026-03-01');
  transact(db, () => insertUser(db, { id: 'usr_1', fullName: 'Mira', email: null }));
  acme = company('Acme');
  ada = formatId('per', step((by) => addPerson(db, { fullName: 'Ada Byron' }, by)).uuid);
});

const me = () => ({ kind: 'person', actor: 'usr_1', atMs }) as const;

function step<T>(work: (by: StepOrigin) => T): T {
  atMs += 1000;
  return transact(db, () => inStep(db, me(), { action: 'edit', companies: 1 }, work));
}

function company(name: string): string {
  return formatId('com', step((by) => addCompany(db, { name }, by)).uuid);
}

const relate = (input: RelationInput): StoredRelation =>
  step((by) => addRelation(db, getEntity(db, acme), input, by));
const change = ({ no }: StoredRelation, patch: RelationPatch): StoredRelation =>
  step((by) => changeRelation(db, must(findRelationByNo(db, no), 'relation'), patch, by));
const toggle = (direction: 'undo' | 'redo') => {
  const next = direction === 'undo' ? findNextUndo(db, 'usr_1') : findNextRedo(db, 'usr_1');
  return transact(db, () => toggleStep(db, must(next, 'step'), direction, me()));
};

function say(shareholders: { name: string; share: number }[]): void {
  atMs += 1000;
  const told = shareholders.map((one) => ({ ...one, entity: 'company' as const }));
  transact(db, () => {
    const rest = { requestHash: Buffer.alloc(0), expiresAtMs: 0, raw: null, costCents: 0, asOf: null };
    const answer = { normalized: { shareholders: told } };
    const said = { provider: 'gleif', status: 'matched' as const, confidence: 0.9, answer };
    const answerNo = insertAnswer(db, { ...rest, ...said, fetchedAtMs: atMs });
    const { uuid } = getEntity(db, acme).stored;
    linkEntityAnswer(db, uuid, { provider: 'gleif', answerNo, atMs });
    materialize(db, getEntity(db, acme), me());
  });
}

const historyOf = (id: string, limit = 50, field?: string): HistoryEntry[] => {
  const entries: HistoryEntry[] = [];
  for (let mark = firstPage; ;) {
    const { items, next } = showHistory(db, getEntity(db, id).stored, { related: true, mark, limit, field });
    entries.push(...items);
    if (next === null) return entries;
    mark = next;
  }
};

/** `made in officer Ada Byron: by Mira`, the last first; a star where it was taken back. */
const told = (id: string, limit?: number): string[] =>
  historyOf(id, limit).map(({ entry, name, relation }) => {
    if (!relation) return entry;
    const { became, direction, kind, other, step: of } = relation;
    const taken = of.state === 'undone' || of.state === 'dropped' ? '*' : '';
    return `${taken}${became} ${direction} ${kind} ${other?.name ?? 'nobody'}: by ${name ?? ''}`;
  });

describe('the history of a record', () => {
  it('tells on both sides what a person made, changed, ended and deleted of a relationship', () => {
    const made = relate({ kind: 'officer', entityId: ada, direction: 'in', role: 'director' });
    change(made, { role: 'secretary' });
    change(made, { to: '2026' });
    step((by) => removeRelation(db, must(findRelationByNo(db, made.no), 'relation'), by));
    const whole = (direction: string, other: string) =>
      ['deleted', 'ended', 'changed', 'made'].map(
        (became) => `${became} ${direction} officer ${other}: by Mira`,
      );
    expect(told(acme)).toEqual([...whole('in', 'Ada Byron'), 'created']);
    expect(told(ada)).toEqual([...whole('out', 'Acme'), 'created']);
    expect(historyOf(ada)[2]?.relation).toMatchObject({
      before: { role: 'director', to: null },
      after: { role: 'secretary', to: null },
      source: 'person',
    });
    expect(historyOf(ada)[0]).toMatchObject({ kind: 'person', relation: { after: null } });
  });

  it('says which of it was taken back, and forgets that where it was done again', () => {
    relate({ kind: 'officer', entityId: ada, direction: 'in' });
    toggle('undo');
    expect(told(ada)).toEqual(['*made out officer Acme: by Mira', 'created']);
    toggle('redo');
    expect(told(ada)).toEqual(['made out officer Acme: by Mira', 'created']);
  });

  it('puts what a provider said down to it, and to a person what he deleted of that', () => {
    say([{ name: 'Holding', share: 60 }]);
    say([{ name: 'Holding', share: 75 }]);
    say([{ name: 'Other', share: 75 }]);
    const { id } = must(historyOf(acme)[1]?.relation, 'relation');
    const other = must(findRelation(db, must(parseId('rel', id), 'id')), 'relation');
    step((by) => removeRelation(db, other, by));
    expect(told(acme)).toEqual([
      'deleted in shareholder Other: by Mira',
      'deleted in shareholder Holding: by gleif',
      'made in shareholder Other: by gleif',
      'changed in shareholder Holding: by gleif',
      'made in shareholder Holding: by gleif',
      'created',
    ]);
    expect(historyOf(acme)[1]).toMatchObject({ kind: 'refresh', action: 'enrich' });
  });

  it('is read a page at a time, and of one field without relationships', () => {
    for (const role of ['a', 'b', 'c', 'd', 'e'])
      relate({ kind: 'officer', entityId: ada, direction: 'in', role });
    const whole = told(acme);
    expect(whole).toHaveLength(6);
    for (const limit of [1, 2, 5, 6]) expect(told(acme, limit)).toEqual(whole);
    expect(historyOf(acme, 50, 'name').map(({ entry }) => entry)).toEqual(['created']);
  });

  it('goes on in the company that a record became, and of somebody who is gone', () => {
    const [old, holding] = [company('Acme Ltd'), company('Holding')];
    relate({ kind: 'shareholder', entityId: old, direction: 'out', share: 10 });
    relate({ kind: 'shareholder', entityId: holding, direction: 'in', share: 10 });
    const heir = company('Heir');
    transact(db, () =>
      mergeCompanies(db, { survivorId: heir, mergedIds: [old], fields: {}, dryRun: false }, me()),
    );
    step((by) => removeCompany(db, holding, null, by));
    expect(told(acme)).toEqual([
      'made in shareholder nobody: by Mira',
      'made out shareholder Heir: by Mira',
      'created',
    ]);
    expect(told(heir)).toContain('made in shareholder Acme: by Mira');
  });
});
