// What becomes a proposal, what does not, and what is written without a review.
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../store/changes.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { findPersonByUuid } from '../../store/people.ts';
import { findNextUndo } from '../../store/steps.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { setLocks } from '../companies/set-locks.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import { createCompany, updateCompany } from '../companies/write-company.ts';
import { addPerson } from '../people/edit-person.ts';
import { inStep } from '../steps/in-step.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { answeredBatch, findOffer, proposed } from './testing.ts';
import { rejectProposal } from './settle-proposal.ts';

const me = { kind: 'person', actor: 'usr_1', atMs: 1000 } as const;
const file = { kind: 'import', run: 'imp_1', actor: 'usr_1', atMs: 1 } as const;

function company(db: WriteDb, values: CompanyChanges & { name: string }) {
  const made = transact(db, () => createCompany(db, values, file));
  if (made.kind === 'conflict') throw new Error('taken');
  return made.company;
}

const valuesOf = (db: WriteDb, { uuid }: { uuid: Buffer }) => findCompanyByUuid(db, uuid)?.values;

describe('a proposal', () => {
  it('says whether it fills a field, conflicts with it or says the same', () => {
    const { db } = tempStore();
    const acme = company(db, { name: 'Acme', industry: 'Steel', countryCode: 'DE' });
    const fields = { industry: 'Cloth', countryCode: 'de', foundationYear: 1951, taxId: null };
    const batch = answeredBatch(db, [{ record: acme, answers: { gleif: { fields } } }]);
    expect(proposed(db, acme, batch)).toEqual([
      { field: 'industry', provider: 'gleif', value: 'Cloth', relation: 'conflicts', state: 'open' },
      { field: 'countryCode', provider: 'gleif', value: 'DE', relation: 'same', state: 'same' },
      { field: 'foundationYear', provider: 'gleif', value: '1951', relation: 'fills', state: 'open' },
    ]);
    expect(valuesOf(db, acme)).toEqual(acme.values);
  });

  it('offers of a list only the entries that are not there yet', () => {
    const { db } = tempStore();
    const acme = company(db, { name: 'Acme', emails: ['Info@acme.com'] });
    const fields = { emails: ['info@acme.com', 'sales@acme.com', 'no mail'], phones: ['+49 1'] };
    const batch = answeredBatch(db, [{ record: acme, answers: { gleif: { fields } } }]);
    expect(proposed(db, acme, batch)).toMatchObject([
      { field: 'emails', value: ['no mail'], state: 'dropped' },
      { field: 'emails', value: ['sales@acme.com'], relation: 'conflicts', state: 'open' },
      { field: 'phones', value: ['+49 1'], relation: 'fills', state: 'open' },
    ]);
  });

  it('keeps a value that the field cannot hold as a note', () => {
    const { db } = tempStore();
    const acme = company(db, { name: 'Acme' });
    const batch = answeredBatch(db, [
      { record: acme, answers: { gleif: { fields: { foundationYear: 'long ago', lei: 'X' } } } },
    ]);
    expect(proposed(db, acme, batch)).toMatchObject([
      { field: 'foundationYear', value: 'long ago', state: 'dropped' },
      { field: 'lei', value: 'X', state: 'dropped' },
    ]);
    expect(findOffer(db, acme, batch, ['gleif', 'foundationYear']).note).toContain('is no year');
  });

  it('is not open for a field that is locked', () => {
    const { db } = tempStore();
    const acme = company(db, { name: 'Acme', industry: 'Steel' });
    transact(db, () =>
      inStep(db, me, { action: 'lock', companies: 1 }, (origin) =>
        setLocks(db, acme, { add: ['industry'], remove: [] }, origin),
      ),
    );
    const batch = answeredBatch(db, [
      { record: acme, answers: { gleif: { fields: { industry: 'Cloth' } } } },
    ]);
    expect(proposed(db, acme, batch)).toMatchObject([{ field: 'industry', state: 'locked' }]);
  });

  it('is not made again of what was rejected before', () => {
    const { db } = tempStore();
    const acme = company(db, { name: 'Acme' });
    const answers = { gleif: { fields: { industry: 'Cloth', phones: ['1', '2'] } } };
    const first = answeredBatch(db, [{ record: acme, answers }]);
    for (const field of ['industry', 'phones'])
      transact(db, () =>
        inStep(db, me, { action: 'reject', companies: 1 }, (origin) =>
          rejectProposal(db, findOffer(db, acme, first, ['gleif', field]), origin),
        ),
      );
    const other = { registry: { fields: { industry: 'Cloth', phones: ['2', '3'] } } };
    const second = answeredBatch(db, [{ record: acme, answers: other }]);
    expect(proposed(db, acme, second)).toMatchObject([{ field: 'phones', value: ['3'], state: 'open' }]);
  });

  it('that is open already is replaced by the newest batch', () => {
    const { db } = tempStore();
    const acme = company(db, { name: 'Acme' });
    const answers = { gleif: { fields: { industry: 'Cloth', taxId: '1' } } };
    const first = answeredBatch(db, [{ record: acme, answers }]);
    const again = { gleif: { fields: { industry: 'Cloth', taxId: '2' } } };
    const second = answeredBatch(db, [{ record: acme, answers: again }]);
    expect(proposed(db, acme, first)).toMatchObject([{ state: 'replaced' }, { value: '1', state: 'open' }]);
    expect(proposed(db, acme, second)).toMatchObject([{ state: 'open' }, { value: '2', state: 'open' }]);
  });
});

describe('a batch that writes at once', () => {
  const answers = {
    gleif: { fields: { industry: 'Cloth', foundationYear: '1951', phones: ['1'] } },
    registry: { confidence: 0.99, fields: { foundationYear: '1952', taxId: 'X', phones: ['2'] } },
  };

  it('fills empty fields with the first answer of the waterfall and leaves the rest for review', () => {
    const { db } = tempStore();
    const acme = company(db, { name: 'Acme', industry: 'Steel' });
    const batch = answeredBatch(db, [{ record: acme, answers }], { apply: 'fill_empty' });
    expect(valuesOf(db, acme)).toMatchObject({
      industry: 'Steel',
      foundationYear: '1951',
      taxId: 'X',
      phones: ['1', '2'],
    });
    expect(proposed(db, acme, batch)).toMatchObject([
      { field: 'industry', state: 'open' },
      { field: 'foundationYear', state: 'accepted' },
      { field: 'phones', state: 'accepted' },
      { field: 'foundationYear', state: 'superseded' },
      { field: 'taxId', state: 'accepted' },
      { field: 'phones', state: 'accepted' },
    ]);
    expect(changesOf(db, acme.uuid).at(-1)).toMatchObject({ sourceKind: 'provider', actor: 'registry' });
  });

  it('overwrites all but what is locked or was typed', () => {
    const { db } = tempStore();
    const acme = company(db, { name: 'Acme', industry: 'Steel', taxId: 'Y', foundationYear: '1900' });
    transact(db, () => {
      const typed = updateCompany(db, acme, { taxId: 'typed' }, { ...me, run: null });
      if (typed.kind !== 'updated') throw new Error('not typed');
      inStep(db, me, { action: 'lock', companies: 1 }, (origin) =>
        setLocks(db, typed.company, { add: ['industry'], remove: [] }, origin),
      );
    });
    const batch = answeredBatch(db, [{ record: acme, answers }], { apply: 'overwrite' });
    expect(valuesOf(db, acme)).toMatchObject({ industry: 'Steel', taxId: 'typed', foundationYear: '1951' });
    expect(proposed(db, acme, batch)).toContainEqual(
      expect.objectContaining({ field: 'taxId', state: 'open', relation: 'conflicts' }),
    );
  });

  it('leaves a hint to a person', () => {
    const { db } = tempStore();
    const acme = company(db, { name: 'Acme' });
    const hint = { facts: { fields: { countryCode: 'DE', taxId: '1' }, confidences: { countryCode: 0.4 } } };
    const batch = answeredBatch(db, [{ record: acme, answers: hint }], { apply: 'overwrite' });
    expect(valuesOf(db, acme)).toMatchObject({ countryCode: null, taxId: '1' });
    expect(findOffer(db, acme, batch, ['facts', 'countryCode'])).toMatchObject({
      confidence: 0.4,
      state: 'open',
    });
  });

  it('leaves a name that another company has to a person', () => {
    const { db } = tempStore();
    company(db, { name: 'Taken' });
    const acme = company(db, { name: 'Acme' });
    const taking = { gleif: { fields: { name: 'Taken', taxId: '1' } } };
    const batch = answeredBatch(db, [{ record: acme, answers: taking }], { apply: 'overwrite' });
    expect(proposed(db, acme, batch)).toMatchObject([
      { field: 'name', state: 'open' },
      { field: 'taxId', state: 'accepted' },
    ]);
  });

  it('is one step, which an undo takes back whole and a redo brings back', () => {
    const { db } = tempStore();
    const records = ['Acme', 'Bolt', 'Cord'].map((name) => company(db, { name }));
    const batch = answeredBatch(
      db,
      records.map((record) => ({ record, answers })),
      { apply: 'fill_empty' },
    );
    const step = findNextUndo(db, 'usr_1');
    expect(step?.label).toEqual({ action: 'enrich', companies: 3 });
    if (!step) throw new Error('no step');
    const states = () =>
      records.map((record, seq) => proposed(db, record, batch, seq).map(({ state }) => state));
    const filled = states();
    transact(db, () => toggleStep(db, step, 'undo', me));
    expect(records.map((record) => valuesOf(db, record))).toEqual(records.map(({ values }) => values));
    expect(new Set(states().flat())).toEqual(new Set(['open']));
    const undone = findNextUndo(db, 'usr_1');
    expect(undone).toBeNull();
    transact(db, () =>
      toggleStep(db, { ...step, state: 'undone', lastRun: `${step.id}#1`, turn: 1 }, 'redo', me),
    );
    expect(states()).toEqual(filled);
    expect(valuesOf(db, records[1] ?? { uuid: Buffer.alloc(16) })).toMatchObject({ taxId: 'X' });
  });

  it('writes people the same way', () => {
    const { db } = tempStore();
    const ada = transact(db, () => addPerson(db, { firstName: 'Ada', lastName: 'L' }, file));
    const of = { fields: { jobTitle: 'Engineer', lastName: 'Lovelace', emails: ['ada@acme.com'] } };
    const batch = answeredBatch(db, [{ record: ada, answers: { pdl: of } }], {
      entity: 'person',
      apply: 'overwrite',
    });
    expect(findPersonByUuid(db, ada.uuid)?.values).toMatchObject({
      jobTitle: 'Engineer',
      lastName: 'Lovelace',
      fullName: 'Ada Lovelace',
      emails: ['ada@acme.com'],
    });
    expect(proposed(db, ada, batch).map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
  });
});
