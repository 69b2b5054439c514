// What a batch has come to, counted in SQLite: how full its records are, who found what and at what cost.
import type { EntityType } from '../../shared/schema/enrichment.ts';
import type { AnswerStatus } from './enrichment/answers.ts';
import type { ReadDb } from './database.ts';
import type { CustomKey } from './field-key.ts';
import { companyColumns, personColumns } from './record-columns.ts';

/** The batch's records that there still are, and how many of them have a value by field: all standard ones, and these custom ones. */
export function countCoverage(
  db: ReadDb,
  entity: EntityType,
  batchNo: number,
  custom: readonly CustomKey[],
): { records: number; filled: Readonly<Record<string, number>> } {
  const columns: Record<string, string> = entity === 'company' ? companyColumns : personColumns;
  const counts = [
    ...Object.entries(columns).map(([field, column]) => `count(${column}) AS ${field}`),
    ...custom.map((key) => `count(custom ->> '$.${key}') AS ${key}`),
  ];
  const row = db
    .sql<{ records: number } & Record<string, number>>(
      `SELECT count(*) AS records, ${counts.join(', ')} FROM (SELECT DISTINCT record_uuid FROM enrich_item
         WHERE batch_no = ? AND record_uuid IS NOT NULL) JOIN ${entity} ON uuid = record_uuid`,
    )
    .get(batchNo);
  const { records = 0, ...filled } = row ?? {};
  return { records, filled };
}

const wrote = "batch_no = ? AND state IN ('accepted', 'edited') AND relation = 'fills'";

/** Empty fields of records that the batch filled. */
export const countFilledFields = (db: ReadDb, batchNo: number): { field: string; n: number }[] =>
  db
    .sql<{ field: string; n: number }>(
      `SELECT field, count(DISTINCT record_uuid) AS n FROM proposal WHERE ${wrote} GROUP BY field`,
    )
    .all(batchNo);

/** The same by who filled them. */
export const countFilledCells = (
  db: ReadDb,
  batchNo: number,
): { field: string; provider: string; n: number }[] =>
  db
    .sql<{ field: string; provider: string; n: number }>(
      `SELECT field, provider, count(*) AS n FROM proposal WHERE ${wrote} GROUP BY field, provider`,
    )
    .all(batchNo);

export type Asked = { provider: string; status: AnswerStatus; n: number; cents: number };

export const countAnswers = (db: ReadDb, batchNo: number): Asked[] =>
  db
    .sql<Asked>(
      `SELECT provider, status, count(*) AS n, sum(enrich_item_answer.cost_cents) AS cents FROM enrich_item_answer
       JOIN provider_answer ON provider_answer.no = answer_no WHERE batch_no = ? GROUP BY provider, status ORDER BY provider`,
    )
    .all(batchNo);

export type Said = { seq: number; field: string; provider: string; value: string };

/** Every value that was proposed but those of these fields, item by item and field by field. */
export const eachSaid = (db: ReadDb, batchNo: number, but: readonly string[]): IterableIterator<Said> =>
  db
    .sql<Said>(
      `SELECT seq, field, provider, value FROM proposal WHERE batch_no = ? AND state <> 'dropped'
       AND field NOT IN (SELECT value FROM json_each(?)) ORDER BY seq, field, provider`,
    )
    .iterate(batchNo, JSON.stringify(but));

/** Every field that something was proposed for. */
export const listProposedFields = (db: ReadDb, batchNo: number): string[] =>
  db
    .sql<string>('SELECT DISTINCT field FROM proposal WHERE batch_no = ? ORDER BY field')
    .pluck()
    .all(batchNo);
