// A record's history leaves nothing out: told forward from how it was made, it ends with the record as it is.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { companyFields, type CompanyPatch } from '../../../shared/schema/company.ts';
import type { HistoryEntry } from '../../../shared/schema/record.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import { findNextRedo, findNextUndo } from '../../store/steps.ts';
import { makeGroup, tierLabels, topicLabels, type MadeGroup } from '../../testing/definitions.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompany, patchStored } from '../companies/edit-company.ts';
import { showCompany } from '../companies/read-companies.ts';
import { setLocks } from '../companies/set-locks.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { isSameValue } from '../companies/same-value.ts';
import { allCompanies, importRows } from '../imports/undo/testing.ts';
import { inStep } from '../steps/in-step.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { firstPage } from './history-cursor.ts';
import { restoreValue } from './restore-value.ts';
import { showHistory } from './show-history.ts';

const me = { kind: 'person', actor: 'usr_1' } as const;

type Change = {
  industry?: string | null;
  taxId?: string | null;
  tags?: string[];
  isIn?: boolean;
  tier?: string | null;
  topics?: string[];
};

const change = fc.record<Change>(
  {
    industry: fc.constantFrom('Steel', 'Cloth', null),
    taxId: fc.constantFrom('1', '2', null),
    tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
    isIn: fc.boolean(),
    tier: fc.constantFrom(...tierLabels, null),
    topics: fc.subarray([...topicLabels]),
  },
  { requiredKeys: [] },
);

type Action =
  | { kind: 'patch' | 'import'; change: Change }
  | { kind: 'lock' | 'unlock'; field: 'industry' | 'tags' }
  | { kind: 'undo' | 'redo' }
  | { kind: 'restore'; at: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('patch' as const), change }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('import' as const), change }) },
  fc.record({
    kind: fc.constantFrom('lock' as const, 'unlock' as const),
    field: fc.constantFrom('industry' as const, 'tags' as const),
  }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  fc.record({ kind: fc.constant('restore' as const), at: fc.nat(20) }),
);

function patchOf(group: MadeGroup, { isIn, tier, topics, ...standard }: Change): CompanyPatch {
  const values = { ...(tier !== undefined && { Tier: tier }), ...(topics && { Topics: topics }) };
  return {
    ...standard,
    ...(isIn !== undefined && { groups: isIn ? [{ id: group.id }] : [] }),
    ...(Object.keys(values).length > 0 && { customFieldValues: { [group.id]: values } }),
  };
}

const onlyCompany = (db: WriteDb): StoredCompany | undefined => allCompanies(db)[0];

function entriesOf(db: WriteDb, company: StoredCompany): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  for (let mark = firstPage; ;) {
    const { items, next } = showHistory(db, company, { related: true, mark, limit: 3 });
    entries.push(...items);
    if (next === null) return entries;
    mark = next;
  }
}

/** What is refused, a locked field or values without their group, changes nothing. */
function act(db: WriteDb, group: MadeGroup, one: Action, atMs: number): void {
  const company = onlyCompany(db);
  const doer = { ...me, atMs };
  const step = (work: (origin: StepOrigin, company: StoredCompany) => unknown): void => {
    if (company)
      transact(db, () =>
        inStep(db, doer, { action: 'edit', companies: 1 }, (origin) => work(origin, company)),
      );
  };
  try {
    if (one.kind === 'patch')
      step((origin, current) => patchStored(db, current, patchOf(group, one.change), origin));
    else if (one.kind === 'import') {
      const { industry = null, taxId = null, tags = [] } = one.change;
      importRows(db, [{ name: 'Acme', industry, taxId, tags }], { updateExisting: true, tags: [] });
    } else if (one.kind === 'lock' || one.kind === 'unlock') {
      const [add, remove] = one.kind === 'lock' ? [[one.field], []] : [[], [one.field]];
      step((origin, current) => setLocks(db, current, { add, remove }, origin));
    } else if (one.kind === 'restore') restore(one.at, step);
    else toggle(one.kind);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }

  function restore(at: number, write: typeof step): void {
    write((origin, current) => {
      const cells = entriesOf(db, current)
        .filter(({ entry }) => entry === 'changed' || entry === 'created')
        .flatMap((entry) => entry.cells.map((cell) => ({ change: entry.id, field: cell.field ?? '' })));
      const chosen = cells[at % Math.max(1, cells.length)];
      return chosen ? restoreValue(db, current, chosen, origin) : current;
    });
  }

  function toggle(direction: 'undo' | 'redo'): void {
    const next = (direction === 'undo' ? findNextUndo : findNextRedo)(db, me.actor);
    if (next && next.label.action !== 'define') transact(db, () => toggleStep(db, next, direction, doer));
  }
}

function shownValues(db: WriteDb, company: StoredCompany, group: MadeGroup): Record<string, unknown> {
  const shown = showCompany(db, company);
  const custom = Object.entries(shown.customFieldValues[group.id] ?? {}).map(
    ([name, value]) => [`custom:${group.id}:${name}`, value] as const,
  );
  return {
    ...Object.fromEntries(companyFields.map((field) => [field, shown[field]])),
    groups: shown.groups,
    locks: company.values.locks ?? [],
    ...Object.fromEntries(custom),
  };
}

const comparable = (value: unknown): unknown => (isSameValue(value, null) ? null : value);

describe('the history of a record that people and imports wrote to', () => {
  it('is the record, told forward from how it was made', () => {
    fc.assert(
      fc.property(change, fc.array(action, { maxLength: 14 }), (first, actions) => {
        const { db } = tempStore();
        const group = makeGroup(db);
        const made = { ...patchOf(group, { ...first, isIn: true }), name: 'Acme' };
        transact(db, () =>
          inStep(db, { ...me, atMs: 1 }, { action: 'create', companies: 1 }, (origin) =>
            addCompany(db, made, origin),
          ),
        );
        for (const [at, one] of actions.entries()) act(db, group, one, at + 2);
        const company = onlyCompany(db);
        if (!company) return;
        const told: Record<string, unknown> = {};
        for (const { entry, cells } of entriesOf(db, company).toReversed())
          for (const { field, before, after } of entry === 'refused' ? [] : cells) {
            expect(comparable(told[field ?? '']), `${companyIdOf(company)} ${field}`).toEqual(
              comparable(before),
            );
            told[field ?? ''] = after;
          }
        const now = shownValues(db, company, group);
        for (const [path, value] of Object.entries(now))
          expect([path, comparable(told[path])]).toEqual([path, comparable(value)]);
      }),
      { numRuns: 60 },
    );
  });
});
