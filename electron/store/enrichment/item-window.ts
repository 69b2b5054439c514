// Parts of a batch's items by their place in the list, of all or of one state; and what a search looks through, piece by piece.
import type { ItemStatus } from '../../../shared/schema/enrichment.ts';
import type { ReadDb } from '../database.ts';

type Place = { offset: number; limit: number; status: ItemStatus | null };

/** In their order. */
export const seqsFrom = (db: ReadDb, batchNo: number, { offset, limit, status }: Place): number[] =>
  db
    .sql<number>(
      `SELECT seq FROM enrich_item WHERE batch_no = ? ${status === null ? '' : 'AND status = ?'}
       ORDER BY seq LIMIT ? OFFSET ?`,
    )
    .pluck()
    .all(batchNo, ...(status === null ? [] : [status]), limit, offset);

export type ItemText = { seq: number; status: ItemStatus; text: string };

/** What it is searched by: its record's name and domain or profile, and what was sent. */
export const itemTextsAfter = (db: ReadDb, batchNo: number, after: number, limit: number): ItemText[] =>
  db
    .sql<ItemText>(
      `SELECT seq, status, concat_ws(char(10), company.name, company.domain, person.full_name, person.professional_url,
         (SELECT group_concat(value, char(10)) FROM json_each(enrich_item.request))) AS text
       FROM enrich_item LEFT JOIN company ON company.uuid = record_uuid LEFT JOIN person ON person.uuid = record_uuid
       WHERE batch_no = ? AND seq > ? ORDER BY seq LIMIT ?`,
    )
    .all(batchNo, after, limit);
