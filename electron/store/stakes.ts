// Who holds how much of which company today, for whoever computes with hundreds of thousands of holdings: SQLite finds out whom each
// is between and hands all over as one text, since a row at a time costs ten times as much. Records are numbers here: a company its
// row number, a person the negative of it; one that was merged is the company that it became, and of one that was deleted there is
// nothing.
import type { ReadDb } from './database.ts';

/** The number of whoever has this id today; null where there is nobody. */
const nowOf = (column: string): string => `coalesce(
    (SELECT no FROM company WHERE uuid = ${column}),
    (SELECT -no FROM person WHERE uuid = ${column}),
    (WITH RECURSIVE became(id) AS (
       SELECT into_uuid FROM merged_company WHERE uuid = ${column}
       UNION SELECT into_uuid FROM merged_company JOIN became ON merged_company.uuid = id)
     SELECT no FROM became JOIN company ON company.uuid = id LIMIT 1))`;

/** The limit, which is none, keeps SQLite from asking twice whom a relation is between. Shares in millionths of a percent; how much a line is worth: a person's word most, then the newest. */
const linesSql = (where: string): string => `
  SELECT group_concat(owned || ' ' || owner || ' ' || low || iif(high > low OR worth > 0, ' ' || high || ' ' || worth, ''), ',') FROM (
    SELECT ${nowOf('object_uuid')} AS owned, ${nowOf('subject_uuid')} AS owner,
      subject_uuid = object_uuid AS is_own,
      CAST(round(share * 1000000) AS INTEGER) AS low,
      CAST(round(ifnull(share_up_to, share) * 1000000) AS INTEGER) AS high,
      (source = 'person') * 100000000 + CAST(substr(replace(ifnull(as_of, ''), '-', '') || '00000000', 1, 8) AS INTEGER) AS worth
    FROM relation
    WHERE kind IN ('shareholder', 'parent') AND share > 0 AND role IS NOT 'ultimate' AND deleted_at_ms IS NULL
      AND (to_date IS NULL OR to_date > ?)${where}
    LIMIT -1)
  WHERE owned IS NOT NULL AND owner IS NOT NULL AND (owned <> owner OR is_own)`;

const all = linesSql('');
const some = linesSql(' AND object_uuid IN (SELECT unhex(value) FROM json_each(?))');

/** `owned owner low,owned owner low high worth,…`: what high and worth are not told of is exact, and the word of nobody lately; `today`: YYYY-MM-DD; `uuids`: only what is held of these. */
export function stakeNumbers(db: ReadDb, today: string, uuids: readonly Buffer[] | null): string {
  const given = uuids === null ? [] : [JSON.stringify(uuids.map((uuid) => uuid.toString('hex')))];
  return (
    db
      .sql<string | null>(uuids === null ? all : some)
      .pluck()
      .get(today, ...given) ?? ''
  );
}

/** The company or person of such a number. */
export const uuidOfNumber = (db: ReadDb, no: number): Buffer | null =>
  db
    .sql<Buffer>(no < 0 ? 'SELECT uuid FROM person WHERE no = ?' : 'SELECT uuid FROM company WHERE no = ?')
    .pluck()
    .get(Math.abs(no)) ?? null;
