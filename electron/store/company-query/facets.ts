// Counts the values of several fields in one pass over the companies, in steps, so that the thread can do other things in between and
// the counting can be ended at any of them.
import type { ReadDb } from '../database.ts';
import { conditionSql } from './condition-sql.ts';
import { createFacetCounter, createRoom, type FacetCounts, type Raw } from './facet-counter.ts';
import { storedSql } from './field-sql.ts';
import { withFunctions } from './functions.ts';
import { searchSql } from '../search/search-sql.ts';
import { querySql } from './query-sql.ts';
import { join, not, sql, type Sql } from './sql.ts';
import type { Condition, QueryField, StoreQuery } from './types.ts';

/** `own`: the condition on the field itself, which does not narrow its own counts. */
export type AskedFacet = { field: QueryField; own: Condition | null };

/** `query` holds every condition but the own ones. */
export type FacetRequest = { query: StoreQuery; facets: readonly AskedFacet[]; top: number };

export type Facets = { count: number; facets: FacetCounts[]; complete: boolean };

const rowsOfStep = 2000;

/** Yields between steps what has been counted so far. */
export function* countFacets(
  db: ReadDb,
  { query, facets, top }: FacetRequest,
): Generator<() => Facets, Facets> {
  withFunctions(db);
  const room = createRoom();
  const counters = facets.map(({ field }) => createFacetCounter(field, top, room));
  const own = facets.flatMap(({ own: condition }, at) =>
    condition ? [{ at, failed: not(conditionSql(condition)) }] : [],
  );
  let count = 0;
  const take = (row: readonly Raw[]): void => {
    // At most one: rows that fail more are not read.
    const failed = own.find((_, index) => row[facets.length + index] === 1)?.at;
    if (failed === undefined) count += 1;
    for (const [at, counter] of counters.entries())
      if (failed === undefined || failed === at) counter.add(row[at] ?? null);
  };
  const result = (complete: boolean): Facets => ({
    count,
    facets: counters.map((counter) => counter.result()),
    complete,
  });
  let rows = 0;
  for (const row of rowsOf(
    db,
    query,
    facets,
    own.map(({ failed }) => failed),
  )) {
    take(row);
    rows += 1;
    if (rows % rowsOfStep === 0) yield () => result(false);
  }
  return result(true);
}

function rowsOf(
  db: ReadDb,
  query: StoreQuery,
  facets: readonly AskedFacet[],
  failed: readonly Sql[],
): Iterable<readonly Raw[]> {
  const where = querySql(query, searchSql(db, query));
  const columns = [...facets.map(({ field }) => sql(storedSql(field))), ...failed];
  const atMostOne =
    failed.length < 2
      ? sql('1')
      : sql(
          `(${failed.map(({ text }) => `(${text})`).join(' + ')}) <= 1`,
          ...failed.flatMap(({ values }) => values),
        );
  const condition = join([where, atMostOne], 'AND', '1');
  const text = `SELECT ${columns.map((column) => column.text).join(', ') || '1'} FROM company WHERE ${condition.text}`;
  const values = [...columns.flatMap((column) => column.values), ...condition.values];
  return db.raw
    .prepare<unknown[], Raw[]>(text)
    .raw()
    .iterate(...values);
}
