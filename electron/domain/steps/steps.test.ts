// Undo and redo of anything that a person does, one step at a time, in any order that a person would take.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Company, CompanyPatch } from '../../../shared/schema/company.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { companyIdOf } from '../../store/company-row.ts';
import { findNextRedo, findNextUndo } from '../../store/steps.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { AppError } from '../../../shared/errors.ts';
import { addCompany, patchCompany, removeCompany } from '../companies/edit-company.ts';
import { showCompanies } from '../companies/read-companies.ts';
import { updateCompany } from '../companies/write-company.ts';
import { brokenKeys, allCompanies, stateOf } from '../imports/undo/testing.ts';
import { inStep } from './in-step.ts';
import { toggleStep } from './toggle-step.ts';

const me = { kind: 'person', actor: 'usr_1', atMs: 1000 } as const;
const label = { action: 'edit', companies: 1 } as const;

const create = (db: WriteDb, name: string, rest: Omit<CompanyPatch, 'name'> = {}) =>
  transact(db, () => inStep(db, me, label, (origin) => addCompany(db, { name, ...rest }, origin)));
const patch = (db: WriteDb, id: string, change: CompanyPatch) =>
  transact(db, () => inStep(db, me, label, (origin) => patchCompany(db, id, change, null, origin)));
const remove = (db: WriteDb, id: string) =>
  transact(db, () => inStep(db, me, label, (origin) => removeCompany(db, id, null, origin)));

function undo(db: WriteDb) {
  const step = findNextUndo(db, me.actor);
  return step && transact(db, () => toggleStep(db, step, 'undo', me));
}
function redo(db: WriteDb) {
  const step = findNextRedo(db, me.actor);
  return step && transact(db, () => toggleStep(db, step, 'redo', me));
}

const shown = (db: WriteDb): Company[] =>
  showCompanies(
    db,
    allCompanies(db).map(({ no }) => no),
  );

describe('undo of a step', () => {
  it('brings a deleted company back, the very same, and a redo takes it away again', () => {
    const { db } = tempStore();
    const id = companyIdOf(create(db, 'Acme', { domain: 'acme.com', tags: ['a'] }));
    patch(db, id, { industry: 'Steel' });
    const before = shown(db);
    remove(db, id);
    expect(shown(db)).toEqual([]);
    expect(undo(db)).toMatchObject({ companies: 1, kept: [] });
    expect(shown(db)).toEqual(before);
    expect(brokenKeys(db)).toEqual([]);
    redo(db);
    expect(shown(db)).toEqual([]);
  });

  it('leaves no step where nothing changed', () => {
    const { db } = tempStore();
    const id = companyIdOf(create(db, 'Acme'));
    const last = findNextUndo(db, me.actor);
    patch(db, id, { name: 'Acme' });
    expect(findNextUndo(db, me.actor)).toEqual(last);
  });

  it('keeps a company that something else changed since, and says which field', () => {
    const { db } = tempStore();
    const made = create(db, 'Acme');
    transact(db, () =>
      updateCompany(
        db,
        made,
        { industry: 'Steel' },
        { kind: 'import', run: 'imp_1', actor: 'usr_1', atMs: 2 },
      ),
    );
    expect(undo(db)).toMatchObject({ kept: [{ field: 'industry', reason: 'company_edited' }] });
    expect(shown(db)).toMatchObject([{ name: 'Acme', industry: 'Steel' }]);
  });

  it('keeps a company away whose name was given to another one', () => {
    const { db } = tempStore();
    remove(db, companyIdOf(create(db, 'Acme')));
    const deletion = findNextUndo(db, me.actor);
    create(db, 'ACME');
    if (!deletion) throw new Error('no step');
    expect(transact(db, () => toggleStep(db, deletion, 'undo', me))).toMatchObject({
      companies: 0,
      kept: [{ field: null, reason: 'name_taken' }],
    });
  });

  it('can no longer be redone once something else was done', () => {
    const { db } = tempStore();
    const id = companyIdOf(create(db, 'Acme'));
    patch(db, id, { industry: 'Steel' });
    undo(db);
    patch(db, id, { taxId: 'X' });
    expect(findNextRedo(db, me.actor)).toBeNull();
  });
});

type Action =
  | { kind: 'create'; name: string; domain: string | null }
  | { kind: 'patch'; at: number; change: CompanyPatch }
  | { kind: 'remove'; at: number };

const names = fc.constantFrom('Acme', 'Beta', 'Gamma', 'Delta');
const domains = fc.constantFrom('a.com', 'b.com', null);
const change = fc.record(
  {
    name: names,
    domain: domains,
    industry: fc.constantFrom('Steel', 'Cloth', null),
    tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
    emails: fc.constantFrom<string[]>([], ['a@a.com'], ['b@b.com', 'a@a.com']),
  },
  { requiredKeys: [] },
);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), name: names, domain: domains }),
  fc.record({ kind: fc.constant('patch' as const), at: fc.nat(3), change }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(3) }),
);

/** What is refused, a name that is taken, changes nothing. */
function act(db: WriteDb, one: Action): void {
  const companies = allCompanies(db);
  const chosen = one.kind === 'create' ? undefined : companies[one.at % Math.max(1, companies.length)];
  try {
    if (one.kind === 'create') create(db, one.name, { domain: one.domain });
    else if (chosen && one.kind === 'patch') patch(db, companyIdOf(chosen), one.change);
    else if (chosen) remove(db, companyIdOf(chosen));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

describe('undo and redo of any sequence of steps', () => {
  it('go through every state back to the first, and forward again to the last', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const { db } = tempStore();
        const states = [stateOf(db)];
        let last = findNextUndo(db, me.actor)?.no;
        for (const one of actions) {
          act(db, one);
          const no = findNextUndo(db, me.actor)?.no;
          if (no !== last) states.push(stateOf(db));
          last = no;
        }
        for (let round = 0; round < 2; round += 1) {
          for (const state of states.slice(0, -1).toReversed()) {
            expect(undo(db)?.kept).toEqual([]);
            expect(stateOf(db)).toEqual(state);
            expect(brokenKeys(db)).toEqual([]);
          }
          expect(undo(db)).toBeNull();
          for (const state of states.slice(1)) {
            expect(redo(db)?.kept).toEqual([]);
            expect(stateOf(db)).toEqual(state);
          }
          expect(redo(db)).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });
});
