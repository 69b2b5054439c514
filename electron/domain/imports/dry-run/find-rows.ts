// Which rows of a dry run a filter names. The last few answers are kept, so that paging through one costs nothing.
import type { DryRowsFilter } from '../../../../shared/schema/dry-run.ts';
import { skipCodes } from '../../../../shared/schema/dry-run.ts';
import { foldCase } from '../../../lib/fold-case.ts';
import type { ReadDb } from '../../../store/database.ts';
import { companiesLike, rowsConcerning, rowsFailingWith, rowsLike } from '../../../store/dry-run-rows.ts';
import type { CustomKey } from '../../../store/field-key.ts';
import { bitOf, type LoggedRow, type RowLog } from './row-log.ts';

export type RowFinder = (filter: DryRowsFilter) => Uint32Array | 'all';

type Test = (row: LoggedRow) => boolean;

const mostKept = 6;

/** `keyOf`: the key under which changes of a custom field are kept; null for a field that has a bit of its own. */
export function createRowFinder(
  db: ReadDb,
  log: RowLog,
  keyOf: (field: string) => CustomKey | null,
): RowFinder {
  const kept = new Map<string, Uint32Array>();
  return (filter) => {
    const key = JSON.stringify(filter);
    const known = kept.get(key);
    if (known) return known;
    const tests = testsOf(db, filter, keyOf);
    if (tests.length === 0) return 'all';
    const found = log.select((row) => tests.every((test) => test(row)));
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, found);
    return found;
  };
}

function testsOf(
  db: ReadDb,
  { fate, field, code, q }: DryRowsFilter,
  keyOf: (field: string) => CustomKey | null,
): Test[] {
  const tests: Test[] = [];
  if (fate !== undefined) tests.push((row) => row.fate === fate);
  if (field !== undefined && code === undefined) {
    tests.push((row) => (row.mask & bitOf(field)) !== 0);
    const key = keyOf(field);
    if (key !== null) tests.push(customTest(db, field, key));
  }
  if (code !== undefined) tests.push(causeTest(db, code, field ?? null));
  const text = q?.trim() ?? '';
  if (text !== '') tests.push(textTest(db, text));
  return tests;
}

function customTest(db: ReadDb, field: string, key: CustomKey): Test {
  const rows = new Set(rowsConcerning(db, field, key));
  return ({ rowNumber }) => rows.has(rowNumber);
}

function causeTest(db: ReadDb, code: string, field: string | null): Test {
  const skipCode = skipCodes.find((known) => known === code);
  if (skipCode !== undefined) return (row) => row.code === skipCode;
  const failing = new Set(rowsFailingWith(db, code, field));
  return (row) => failing.has(row.rowNumber);
}

function textTest(db: ReadDb, text: string): Test {
  const wanted = /^\d{1,9}$/.test(text) ? Number(text) : null;
  const companies = new Set(companiesLike(db, foldCase(text)));
  const rows = new Set(rowsLike(db, text));
  return ({ rowNumber, companyNo, fate }) =>
    rowNumber === wanted ||
    rows.has(rowNumber) ||
    (companyNo !== null && fate !== 'skipped' && fate !== 'failed' && companies.has(companyNo));
}
