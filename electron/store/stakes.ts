// Who holds how much of which company today, for whoever computes with hundreds of thousands of holdings: SQLite finds out whom each
// is between and hands all over as one text, since a row at a time costs ten times as much. Records are numbers here: a company its
// row number, a person the negative of it; one that was merged is the company that it became, and of one that was deleted there is
// nothing.
import type { ReadDb } from './database.ts';

/** The number of the company that one of this id became, where it was merged. */
const becameOf = (column: string): string => `(
    WITH RECURSIVE became(id) AS (
      SELECT into_uuid FROM merged_company WHERE uuid = ${column}
      UNION SELECT into_uuid FROM merged_company JOIN became ON merged_company.uuid = id)
    SELECT no FROM became JOIN company ON company.uuid = id LIMIT 1)`;

const isHeldNow = `(to_date IS NULL OR to_date > :today) AND ifnull(share_up_to, share) > 0`;

/** A person says that it is nothing, or over. */
const isDenied = `source = 'person' AND (ifnull(share_up_to, share) = 0 OR to_date <= :today)`;

/** The limit, which is none, keeps SQLite from asking twice whom a relation is between. */
const stakesSql = (columns: string, where: string): string => `
  SELECT * FROM (
    SELECT coalesce(held.no, ${becameOf('object_uuid')}) AS owned,
      coalesce(holder.no, (SELECT -no FROM person WHERE uuid = subject_uuid), ${becameOf('subject_uuid')}) AS owner,
      subject_uuid = object_uuid AS is_own, ${columns}
    FROM relation LEFT JOIN company AS held ON held.uuid = object_uuid LEFT JOIN company AS holder ON holder.uuid = subject_uuid
    WHERE kind IN ('shareholder', 'parent') AND role IS NOT 'ultimate' AND deleted_at_ms IS NULL
      AND (from_date IS NULL OR from_date <= :today) AND ${where}
    LIMIT -1)
  WHERE owned IS NOT NULL AND owner IS NOT NULL AND (owned <> owner OR is_own)`;

const lineColumns = `relation.no AS relation_no, CAST(round(share * 1000000) AS INTEGER) AS low,
      iif(share_up_to > share, CAST(round(share_up_to * 1000000) AS INTEGER), NULL) AS high,
      iif(source = 'person', 100000000, 0)
        + iif(as_of IS NULL, 0, CAST(substr(replace(as_of, '-', '') || '00000000', 1, 8) AS INTEGER)) AS worth,
      source = 'person' AS is_by_person, from_date`;

/**
 * Shares in millionths of a percent; how much a line is worth: a person's word most, then the newest. Of an owner whom a person
 * denies, only that counts which a person says too, or which itself began when it was over or later.
 */
const linesSql = (where: string): string => `
  WITH denied AS MATERIALIZED (
    SELECT owned, owner, max(until) AS until FROM (
      ${stakesSql(`iif(ifnull(share_up_to, share) = 0, '9999', to_date) AS until`, `${isDenied}${where}`)})
    GROUP BY owned, owner)
  SELECT group_concat(
    owned || ' ' || owner || ' ' || relation_no || ' ' || low || iif(high IS NULL AND worth = 0, '', ' ' || ifnull(high, low) || ' ' || worth), ','
  ) FROM (${stakesSql(lineColumns, `${isHeldNow}${where}`)}) LEFT JOIN denied USING (owned, owner)
  WHERE until IS NULL OR is_by_person OR from_date >= until`;

const all = linesSql('');
const some = linesSql(' AND object_uuid IN (SELECT unhex(value) FROM json_each(:uuids))');

/**
 * `owned owner relation low,owned owner relation low high worth,…`: what is told without high and worth is exact and worth nothing.
 * `today`: YYYY-MM-DD; `uuids`: only what is held of these.
 */
export function stakeNumbers(db: ReadDb, today: string, uuids: readonly Buffer[] | null): string {
  if (uuids === null) return db.sql<string | null>(all).pluck().get({ today }) ?? '';
  const given = JSON.stringify(uuids.map((uuid) => uuid.toString('hex')));
  return db.sql<string | null>(some).pluck().get({ today, uuids: given }) ?? '';
}

/**
 * In the order of these relations, what is equal where they are several stakes of one owner: the source, in what way it says so, and of
 * whom. Of a company that was here twice before a merge, it said the same twice.
 */
export const saidByOf = (db: ReadDb, relations: readonly number[]): string[] =>
  db
    .sql<string>(
      `SELECT source || ' ' || kind || ' ' || hex(object_uuid) FROM json_each(?) JOIN relation ON no = value ORDER BY key`,
    )
    .pluck()
    .all(JSON.stringify(relations));

/** The company or person of such a number. */
export const uuidOfNumber = (db: ReadDb, no: number): Buffer | null =>
  db
    .sql<Buffer>(no < 0 ? 'SELECT uuid FROM person WHERE no = ?' : 'SELECT uuid FROM company WHERE no = ?')
    .pluck()
    .get(Math.abs(no)) ?? null;
