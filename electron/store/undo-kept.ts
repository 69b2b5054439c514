// What an undo or redo left as it was, and why.
import type { KeptReason } from '../../shared/schema/undo.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { FieldKey } from './field-key.ts';

export type KeptCell = {
  seq: number;
  companyUuid: Buffer;
  companyName: string;
  /** Null: the whole company. */
  field: FieldKey | null;
  reason: KeptReason;
  /** What stands there, and what would have come back. */
  value: unknown;
  earlier: unknown;
};

type KeptRow = Omit<KeptCell, 'value' | 'earlier'> & { value: string | null; earlier: string | null };

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
const parsed = (text: string | null): unknown => (text === null ? null : (JSON.parse(text) as unknown));

/** A cell stands in the list once, with what it held before the import. False: it was there already. */
export function insertKept(db: WriteDb, undoNo: number, kept: KeptCell): boolean {
  const known = db
    .sql(`UPDATE undo_kept SET earlier = ? WHERE undo_no = ? AND company_uuid = ? AND ifnull(field, '') = ?`)
    .run(json(kept.earlier), undoNo, kept.companyUuid, kept.field ?? '');
  if (known.changes > 0) return false;
  db.sql(
    `INSERT INTO undo_kept (undo_no, seq, company_uuid, company_name, field, reason, value, earlier)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    undoNo,
    kept.seq,
    kept.companyUuid,
    kept.companyName,
    kept.field,
    kept.reason,
    json(kept.value),
    json(kept.earlier),
  );
  return true;
}

export function listKept(db: ReadDb, undoNo: number, afterSeq: number, limit: number): KeptCell[] {
  return db
    .sql<KeptRow>(
      `SELECT seq, company_uuid AS companyUuid, company_name AS companyName, field, reason, value, earlier
       FROM undo_kept WHERE undo_no = ? AND seq > ? ORDER BY seq LIMIT ?`,
    )
    .all(undoNo, afterSeq, limit)
    .map((row) => ({ ...row, value: parsed(row.value), earlier: parsed(row.earlier) }));
}
