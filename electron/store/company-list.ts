// Sorted and filtered lists of companies as row numbers: whole (for the grid) or page by page (for the API). Statements are
// made anew for each query: there is no end of them, and kept ones would never go.
import { withFunctions } from './company-query/functions.ts';
import { sortSql } from './company-query/field-sql.ts';
import { keysetPage, type PageMark } from './company-query/keyset-page.ts';
import { querySql } from './company-query/query-sql.ts';
import { readSearching, searchSql } from './search/search-sql.ts';
import type { Sql } from './company-query/sql.ts';
import type { StoreQuery } from './company-query/types.ts';
import { allNumbers, sortedNumbers } from './company-query/whole-order.ts';
import type { ReadDb } from './database.ts';

export type Mark = PageMark;

const whereOf = (db: ReadDb, query: StoreQuery): Sql => querySql(query, searchSql(db, query));

/** Row numbers of every company that matches, in order. */
export function companyNumbers(db: ReadDb, query: StoreQuery): Float64Array {
  withFunctions(db);
  return readSearching(db, query, () => {
    const where = whereOf(db, query);
    if (query.sort) return sortedNumbers(db, where, query.sort);
    return (where.text === '1' ? allNumbers(db) : null) ?? numbersInTurn(db, where);
  });
}

function numbersInTurn(db: ReadDb, where: Sql): Float64Array {
  const statement = db.raw.prepare<unknown[], number>(
    `SELECT no FROM company WHERE ${where.text} ORDER BY no`,
  );
  return Float64Array.from(statement.pluck().all(...where.values));
}

export function countMatches(db: ReadDb, query: StoreQuery): number {
  withFunctions(db);
  return readSearching(db, query, () => {
    const where = whereOf(db, query);
    const statement = db.raw.prepare<unknown[], number>(`SELECT count(*) FROM company WHERE ${where.text}`);
    return statement.pluck().get(...where.values) ?? 0;
  });
}

/** At most `limit` row numbers after `after`, each with the mark that the next page starts from. */
export function companyPage(db: ReadDb, query: StoreQuery, after: Mark | null, limit: number): Mark[] {
  withFunctions(db);
  return readSearching(db, query, () => {
    const { sort } = query;
    const order = sort && { expression: sortSql(sort.field, sort.collation), down: sort.down };
    return keysetPage(db, { table: 'company', where: whereOf(db, query), order }, after, limit);
  });
}

/** The row numbers of public ids; those of companies that are gone are left out. */
export const findCompanyNos = (db: ReadDb, uuids: readonly Buffer[]): number[] => {
  const find = db.sql<number>('SELECT no FROM company WHERE uuid = ?').pluck();
  return uuids.flatMap((uuid) => find.get(uuid) ?? []);
};

/** The public ids of row numbers; those of companies that are gone are left out. */
export const findCompanyUuids = (db: ReadDb, numbers: readonly number[]): Buffer[] => {
  const find = db.sql<Buffer>('SELECT uuid FROM company WHERE no = ?').pluck();
  return numbers.flatMap((no) => find.get(no) ?? []);
};

/** Those of the row numbers that no company has any more. */
export function findGone(db: ReadDb, numbers: Iterable<number>): Set<number> {
  const find = db.sql('SELECT 1 FROM company WHERE no = ?');
  return new Set([...numbers].filter((no) => find.get(no) === undefined));
}

/** What these companies are sorted by, in the order of the numbers; those that are gone are left out. */
export function sortMarks(db: ReadDb, query: StoreQuery, numbers: readonly number[]): Mark[] {
  withFunctions(db);
  const value = query.sort ? sortSql(query.sort.field, query.sort.collation) : 'no';
  const rows = db.raw
    .prepare<unknown[], Mark>(
      `SELECT ${value} AS value, no FROM company WHERE no IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(numbers));
  const byNumber = new Map(rows.map((row) => [row.no, row]));
  return numbers.flatMap((no) => byNumber.get(no) ?? []);
}
