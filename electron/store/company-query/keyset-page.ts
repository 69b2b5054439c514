// A page of a sorted list that begins behind a mark, however far down that is. Empty values stand last whichever way it is sorted.
import type { ReadDb } from '../database.ts';
import { join, sql, type Sql } from './sql.ts';

/** Where a page ends: the sort value and row number of its last record. */
export type PageMark = { value: string | number | null; no: number };

export type PageOrder = { expression: string; down: boolean };

type Wanted = { table: 'company' | 'person' | 'custom_object' | 'user'; where: Sql; order: PageOrder | null };

/** At most `limit` rows; in the order of their numbers where there is no other. */
export function keysetPage(db: ReadDb, wanted: Wanted, after: PageMark | null, limit: number): PageMark[] {
  const { where, order } = wanted;
  if (order === null)
    return pageOf(db, wanted, [where, ...(after ? [sql('no > ?', after.no)] : [])], 'no', limit);
  const filled = after?.value === null ? [] : filledPage(db, wanted, order, after, limit);
  const rest = limit - filled.length;
  if (rest === 0) return filled;
  const beyond = after?.value === null ? [sql('no > ?', after.no)] : [];
  const empty = [where, sql(`${order.expression} IS NULL`), ...beyond];
  return [...filled, ...pageOf(db, wanted, empty, 'NULL', rest)];
}

/** Written so that an index on the expression is entered at the mark. */
function filledPage(
  db: ReadDb,
  wanted: Wanted,
  { expression, down }: PageOrder,
  after: PageMark | null,
  limit: number,
): PageMark[] {
  const sign = down ? '<' : '>';
  const behind = after
    ? [
        sql(`${expression} ${sign}= ?`, after.value),
        sql(`(${expression} ${sign} ? OR no > ?)`, after.value, after.no),
      ]
    : [sql(`${expression} IS NOT NULL`)];
  return pageOf(db, wanted, [wanted.where, ...behind], expression, limit);
}

function pageOf(
  db: ReadDb,
  { table, order }: Wanted,
  conditions: readonly Sql[],
  value: string,
  limit: number,
): PageMark[] {
  const where = join(conditions, 'AND', '1');
  const by = value === 'no' ? '' : `${value} ${order?.down ? 'DESC' : 'ASC'}, `;
  return db.raw
    .prepare<unknown[], PageMark>(
      `SELECT ${value} AS value, no FROM ${table} WHERE ${where.text} ORDER BY ${by}no LIMIT ?`,
    )
    .all(...where.values, limit);
}
