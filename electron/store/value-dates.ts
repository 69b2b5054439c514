// Dates that files gave to single values. One counts only while the value is still the one of the change with which it came.
import type { ReadDb, WriteDb } from './database.ts';
import type { FieldKey } from './field-key.ts';

/** Notes when the field's present value was true. */
export function setValueDate(db: WriteDb, companyNo: number, field: FieldKey, atMs: number): void {
  db.sql(
    `INSERT INTO value_date (company_no, field, at_ms, change_seq)
     VALUES (?, ?, ?, coalesce((SELECT change_seq FROM field_source WHERE company_no = ? AND field = ?), 0))
     ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms`,
  ).run(companyNo, field, atMs, companyNo, field);
}

/** When the field's present value was true, or was last changed; null where it is as old as its company. */
export function findValueDate(db: ReadDb, companyNo: number, field: FieldKey): number | null {
  const row = db
    .sql<{ atMs: number | null }>(
      `SELECT coalesce(
         (SELECT d.at_ms FROM value_date d WHERE d.company_no = f.no AND d.field = f.field
          AND d.change_seq = coalesce(s.change_seq, 0)),
         (SELECT c.at_ms FROM change c WHERE c.seq = s.change_seq)) AS atMs
       FROM (SELECT ? AS no, ? AS field) f
       LEFT JOIN field_source s ON s.company_no = f.no AND s.field = f.field`,
    )
    .get(companyNo, field);
  return row?.atMs ?? null;
}
