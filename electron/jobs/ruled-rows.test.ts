// Rows of a request and rows of a job take different ways to the store; under any rules they must end alike.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImportRules } from '../../shared/schema/import-rules.ts';
import { storedKeys } from '../domain/companies/write-company.ts';
import { importRow, importValues, type ImportTarget, type RowResult } from '../domain/imports/import-row.ts';
import { changesOf, prepareRow, type PreparedRow } from '../domain/imports/prepare-row.ts';
import { planRows } from '../domain/imports/row-plan.ts';
import { mergeRulesOf } from '../domain/imports/rules/merge-values.ts';
import { anyRules } from '../domain/imports/rules/testing-rules.ts';
import { findCompanyByNo } from '../store/companies.ts';
import { transact, type WriteDb } from '../store/database.ts';
import { openStore } from '../store/open-store.ts';
import { tempDir } from '../testing/temp-store.ts';
import { createBatchBuilder, eachRow } from './row-batch.ts';

const mapping = { name: 'name', domain: 'domain', industry: 'industry', year: 'foundationYear' };
const columns = [...Object.keys(mapping), 'seen'];

const row = fc.tuple(
  fc.constantFrom('', 'Acme', 'ACME', 'Bolt', 'Bolt  Nut'),
  fc.constantFrom('', 'acme.com', 'jo@mail.bolt.dev', 'no host'),
  fc.constantFrom('', 'Steel', 'Wood'),
  fc.constantFrom('', '1999', '19x9'),
  fc.constantFrom('', '2020-01-01', '2020-01-02', '2068-01-01', '3/4/21'),
);

type Way = (
  target: ImportTarget,
  prepared: PreparedRow[],
  rows: readonly string[][],
  rules: ImportRules,
) => RowResult[];

const failed = (issues: Extract<PreparedRow, { kind: 'failed' }>['issues']): RowResult => ({
  fate: 'failed',
  issues,
});

const inline: Way = (target, prepared, _, rules) => {
  const { fields } = planRows(columns, mapping, rules);
  return prepared.flatMap((one) => {
    if (one.kind === 'failed') return [failed(one.issues)];
    const names = fields.map(({ field }) => field);
    return one.kind === 'data' ? [importRow(target, changesOf(names, one.values), one.notes)] : [];
  });
};

const asJob: Way = (target, prepared, rows, rules) => {
  const { fields } = planRows(columns, mapping, rules);
  const builder = createBatchBuilder(fields, rows.length + 1);
  prepared.forEach((one, at) => builder.add(one, { rowNumber: at, line: null }, rows[at] ?? []));
  const results: RowResult[] = [];
  eachRow(structuredClone(builder.take(0)), fields, (one) => {
    if (one.kind === 'failed') results.push(failed(one.issues));
    if (one.kind === 'data') results.push(importValues(target, one.values, one.notes));
  });
  return results;
};

/** What the rows make of an empty store, which stays empty. */
function outcome(db: WriteDb, way: Way, rows: string[][], rules: ImportRules): unknown {
  const plan = planRows(columns, mapping, rules);
  const prepared = rows.map((cells) => prepareRow(plan, cells));
  let seen: unknown;
  const undo = new Error('undo');
  const act = (): void => {
    const origin = { kind: 'import' as const, run: null, actor: 'usr_1', atMs: 1_700_000_000_000 };
    const target = { db, keys: storedKeys(db), origin, updateExisting: true, tags: ['fair'] };
    const results = way({ ...target, merges: mergeRulesOf(rules) }, prepared, rows, rules);
    const nos = rows.map((_, at) => findCompanyByNo(db, at + 1)?.values ?? null);
    seen = { results: JSON.stringify(results).replaceAll(/com_[0-9a-f-]+/g, 'com'), companies: nos };
    throw undo;
  };
  expect(() => transact(db, act)).toThrow(undo);
  return seen;
}

it('are written alike by a request and by a job, under any rules', () => {
  const store = openStore(tempDir());
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.option(anyRules, { nil: {} }), (rows, rules) => {
      expect(outcome(store.db, asJob, rows, rules)).toEqual(outcome(store.db, inline, rows, rules));
    }),
    { numRuns: 150 },
  );
  store.close();
});
