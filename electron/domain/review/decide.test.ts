// Decisions about proposals: what they write, what they leave, and that each can be taken back.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../shared/schema/review.ts';
import { formatId } from '../../lib/ids.ts';
import { must } from '../../lib/assert.ts';
import { changesOf } from '../../store/changes.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { companyIdOf } from '../../store/company-row.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import { findPersonByUuid } from '../../store/people.ts';
import { findNextRedo, findNextUndo } from '../../store/steps.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { setLocks } from '../companies/set-locks.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import { createCompany, updateCompany } from '../companies/write-company.ts';
import { mergeCompanies } from '../merge/merge-companies.ts';
import { addPerson } from '../people/edit-person.ts';
import { inStep } from '../steps/in-step.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { decide } from './decide.ts';
import { answeredBatch, findOffer, proposed, type TestBatch } from './testing.ts';

const me = { kind: 'person', actor: 'usr_1', atMs: 1000 } as const;
const file = { kind: 'import', run: 'imp_1', actor: 'usr_1', atMs: 1 } as const;

function company(db: WriteDb, values: CompanyChanges & { name: string }) {
  const made = transact(db, () => createCompany(db, values, file));
  if (made.kind === 'conflict') throw new Error('taken');
  return made.company;
}

const valuesOf = (db: WriteDb, { uuid }: { uuid: Buffer }) => findCompanyByUuid(db, uuid)?.values;
const batchOf = (db: WriteDb, { no }: TestBatch) => must(findBatchByNo(db, no), 'batch');
const send = (db: WriteDb, batch: TestBatch, decisions: Decision[]) =>
  transact(db, () => decide(db, batchOf(db, batch), decisions, me));
const undo = (db: WriteDb) =>
  transact(db, () => toggleStep(db, must(findNextUndo(db, me.actor), 'step'), 'undo', me));
const redo = (db: WriteDb) =>
  transact(db, () => toggleStep(db, must(findNextRedo(db, me.actor), 'step'), 'redo', me));
const lock = (db: WriteDb, record: ReturnType<typeof company>, field: 'industry') =>
  transact(db, () =>
    inStep(db, me, { action: 'lock', companies: 1 }, (origin) =>
      setLocks(db, record, { add: [field], remove: [] }, origin),
    ),
  );

const answers = {
  gleif: { confidence: 0.9, fields: { industry: 'Cloth', foundationYear: '1951', phones: ['1'] } },
  registry: { confidence: 0.7, fields: { foundationYear: '1952', industry: 'Cloth', phones: ['2'] } },
};

function setUp(values: CompanyChanges = { industry: 'Steel' }) {
  const { db } = tempStore();
  const acme = company(db, { name: 'Acme', ...values });
  const batch = answeredBatch(db, [{ record: acme, answers }]);
  const id = (provider: string, field: string) => `prp_${findOffer(db, acme, batch, [provider, field]).no}`;
  const states = () =>
    Object.fromEntries(proposed(db, acme, batch).map((one) => [`${one.provider} ${one.field}`, one.state]));
  return { db, acme, batch, id, states };
}

describe('accepting', () => {
  it('writes the value as the provider’s and settles the others for the field', () => {
    const { db, acme, batch, id, states } = setUp();
    const done = send(db, batch, [{ proposalId: id('gleif', 'foundationYear'), do: 'accept' }]);
    expect(done).toMatchObject({
      decided: 1,
      problems: [],
      step: { label: { action: 'accept', name: 'Acme' } },
    });
    expect(valuesOf(db, acme)).toMatchObject({ foundationYear: '1951', industry: 'Steel' });
    expect(changesOf(db, acme.uuid).at(-1)).toMatchObject({
      sourceKind: 'provider',
      actor: 'gleif',
      sourceRun: done.step?.id,
    });
    expect(states()).toMatchObject({
      'gleif foundationYear': 'accepted',
      'registry foundationYear': 'superseded',
      'gleif industry': 'open',
    });
  });

  it('replaces what a person typed, since a person accepts', () => {
    const { db, acme, batch, id } = setUp();
    transact(db, () => updateCompany(db, acme, { industry: 'Typed' }, { ...me, run: null }));
    send(db, batch, [{ proposalId: id('gleif', 'industry'), do: 'accept' }]);
    expect(valuesOf(db, acme)).toMatchObject({ industry: 'Cloth' });
  });

  it('adds the entries of every provider to a list', () => {
    const { db, acme, batch, id } = setUp({ phones: ['0'] });
    send(db, batch, [
      { proposalId: id('registry', 'phones'), do: 'accept' },
      { proposalId: id('gleif', 'phones'), do: 'accept' },
    ]);
    expect(valuesOf(db, acme)).toMatchObject({ phones: ['0', '2', '1'] });
  });

  it('takes a value that a person changed first, as his own', () => {
    const { db, acme, batch, id, states } = setUp();
    const proposalId = id('gleif', 'foundationYear');
    send(db, batch, [{ proposalId, do: 'accept', value: 1950 }]);
    expect(valuesOf(db, acme)).toMatchObject({ foundationYear: '1950' });
    expect(changesOf(db, acme.uuid).at(-1)).toMatchObject({ sourceKind: 'person', actor: 'usr_1' });
    expect(states()).toMatchObject({ 'gleif foundationYear': 'edited' });
    expect(findOffer(db, acme, batch, ['gleif', 'foundationYear'])).toMatchObject({
      value: '1951',
      written: '1950',
    });
  });

  it('tells what cannot be done, and does the rest', () => {
    const { db, acme, batch, id } = setUp();
    lock(db, acme, 'industry');
    const done = send(db, batch, [
      { proposalId: id('gleif', 'industry'), do: 'accept' },
      { proposalId: id('gleif', 'foundationYear'), do: 'accept', value: 'soon' },
      { proposalId: 'prp_999', do: 'accept' },
      { proposalId: id('gleif', 'phones'), do: 'accept' },
      { proposalId: id('gleif', 'phones'), do: 'accept' },
    ]);
    expect(done.decided).toBe(1);
    expect(done.problems.map(({ decision, code }) => [decision, code])).toEqual([
      [0, 'locked'],
      [1, 'invalid_year'],
      [2, 'not_found'],
      [4, 'job_conflict'],
    ]);
    expect(valuesOf(db, acme)).toMatchObject({ industry: 'Steel', phones: ['1'] });
  });

  it('writes to the company that the record was merged into', () => {
    const { db, acme, batch, id } = setUp({ industry: null });
    const bolt = company(db, { name: 'Bolt' });
    const merged = {
      survivorId: companyIdOf(bolt),
      mergedIds: [companyIdOf(acme)],
      fields: {},
      dryRun: false,
    };
    transact(db, () => mergeCompanies(db, merged, me));
    send(db, batch, [{ proposalId: id('gleif', 'industry'), do: 'accept' }]);
    expect(valuesOf(db, bolt)).toMatchObject({ industry: 'Cloth' });
    undo(db);
    expect(valuesOf(db, bolt)).toMatchObject({ industry: null });
  });

  it('leaves no step where nothing was decided', () => {
    const { db, batch } = setUp();
    expect(send(db, batch, [{ proposalId: 'prp_999', do: 'reject' }])).toMatchObject({
      step: null,
      decided: 0,
    });
    expect(findNextUndo(db, me.actor)).toBeNull();
  });
});

describe('rejecting', () => {
  it('rejects the value, whoever offers it, and can be undone and redone though nothing was written', () => {
    const { db, acme, batch, id, states } = setUp();
    send(db, batch, [{ proposalId: id('gleif', 'industry'), do: 'reject' }]);
    const rejected = { 'gleif industry': 'rejected', 'registry industry': 'rejected' };
    expect(states()).toMatchObject(rejected);
    undo(db);
    expect(states()).toMatchObject({ 'gleif industry': 'open', 'registry industry': 'open' });
    redo(db);
    expect(states()).toMatchObject(rejected);
    expect(valuesOf(db, acme)).toEqual(acme.values);
  });
});

describe('locking', () => {
  it('keeps what stands there and offers nothing more for it', () => {
    const { db, acme, batch, states } = setUp();
    const itemId = formatId('itm', must(findItemBySeq(db, batch.no, 0), 'item').uuid);
    send(db, batch, [{ itemId, field: 'industry', do: 'lock' }]);
    expect(valuesOf(db, acme)).toMatchObject({ industry: 'Steel', locks: ['industry'] });
    expect(states()).toMatchObject({ 'gleif industry': 'locked', 'registry industry': 'locked' });
    undo(db);
    expect(valuesOf(db, acme)).toEqual(acme.values);
    expect(states()).toMatchObject({ 'gleif industry': 'open' });
  });
});

describe('people', () => {
  it('are decided the same way', () => {
    const { db } = tempStore();
    const ada = transact(db, () => addPerson(db, { firstName: 'Ada', lastName: 'L' }, file));
    const of = { fields: { jobTitle: 'Engineer', lastName: 'Lovelace' } };
    const batch = answeredBatch(db, [{ record: ada, answers: { pdl: of } }], { entity: 'person' });
    const proposalId = `prp_${findOffer(db, ada, batch, ['pdl', 'lastName']).no}`;
    const done = send(db, batch, [{ proposalId, do: 'accept' }]);
    expect(done.step?.label).toEqual({
      action: 'accept',
      companies: 0,
      people: 1,
      name: 'Ada Lovelace',
      fields: ['lastName'],
    });
    expect(findPersonByUuid(db, ada.uuid)?.values).toMatchObject({
      fullName: 'Ada Lovelace',
      jobTitle: null,
    });
    undo(db);
    expect(findPersonByUuid(db, ada.uuid)?.values).toEqual(ada.values);
    expect(findOffer(db, ada, batch, ['pdl', 'lastName']).state).toBe('open');
  });
});

const fields = fc.record(
  {
    industry: fc.constantFrom('Cloth', 'Steel', 'Wood'),
    foundationYear: fc.constantFrom('1951', '1952', 'never'),
    phones: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { minLength: 1 }),
    name: fc.constantFrom('Acme', 'Bolt', 'Cord'),
  },
  { requiredKeys: [] },
);
const choice = fc.record({
  at: fc.nat(20),
  do: fc.constantFrom('accept' as const, 'reject' as const, 'edit' as const),
});

describe('any decisions', () => {
  it('leave locked fields alone, and undone one by one lead back to the first state', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gleif: fields, registry: fields }), { minLength: 2, maxLength: 2 }),
        fc.array(fc.array(choice, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
        (said, rounds) => {
          const { db } = tempStore();
          const records = ['Acme', 'Bolt'].map((name) =>
            company(db, { name, industry: 'Steel', phones: ['1'] }),
          );
          lock(db, must(records[0], 'record'), 'industry');
          const batch = answeredBatch(
            db,
            records.map((record, at) => ({
              record,
              answers: {
                gleif: { fields: said[at]?.gleif ?? {} },
                registry: { fields: said[at]?.registry ?? {} },
              },
            })),
          );
          const nos = db.sql<number>('SELECT no FROM proposal').pluck().all();
          const state = () => [
            records.map((record) => valuesOf(db, record)),
            db.sql('SELECT no, state, step_no, written, decided_by FROM proposal ORDER BY no').all(),
          ];
          const states = [state()];
          for (const round of rounds) {
            const done = send(
              db,
              batch,
              round.map(({ at, do: action }) => ({
                proposalId: `prp_${nos[at % Math.max(1, nos.length)] ?? 0}`,
                do: action === 'reject' ? 'reject' : 'accept',
                ...(action === 'edit' && { value: '1900' }),
              })),
            );
            if (done.step) states.push(state());
          }
          expect(valuesOf(db, must(records[0], 'record'))).toMatchObject({ industry: 'Steel' });
          for (const before of states.slice(0, -1).toReversed()) {
            expect(undo(db).kept).toEqual([]);
            expect(state()).toEqual(before);
          }
          for (const after of states.slice(1)) {
            redo(db);
            expect(state()).toEqual(after);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
