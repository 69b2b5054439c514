// The history of companies: what changed, from what to what, by whom and from which source. Append-only.
import type { CompanyField } from '../../shared/schema/company.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { SourceKind } from './origins.ts';

export type Change = {
  companyUuid: Buffer;
  kind: 'create' | 'update' | 'delete';
  atMs: number;
  actor: string;
  sourceKind: SourceKind;
  sourceRun: string | null;
  /** Only the fields that changed; on deletion the whole record. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

const json = (value: Record<string, unknown> | null): string | null =>
  value === null ? null : JSON.stringify(value);

/** Appends and answers the change's number. */
export function insertChange(db: WriteDb, change: Change): number {
  const done = db
    .sql(
      `INSERT INTO change (company_uuid, kind, at_ms, actor, source_kind, source_run, before, after)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      change.companyUuid,
      change.kind,
      change.atMs,
      change.actor,
      change.sourceKind,
      change.sourceRun,
      json(change.before),
      json(change.after),
    );
  return Number(done.lastInsertRowid);
}

type ChangeRow = Omit<Change, 'before' | 'after'> & { before: string | null; after: string | null };

export function changesOf(db: ReadDb, companyUuid: Buffer): Change[] {
  const rows = db
    .sql<ChangeRow>(
      `SELECT company_uuid AS companyUuid, kind, at_ms AS atMs, actor, source_kind AS sourceKind,
       source_run AS sourceRun, before, after FROM change WHERE company_uuid = ? ORDER BY seq`,
    )
    .all(companyUuid);
  return rows.map((row) => ({ ...row, before: fromJson(row.before), after: fromJson(row.after) }));
}

const fromJson = (text: string | null) =>
  text === null ? null : (JSON.parse(text) as Record<string, unknown>);

/** Notes that the field's present value came with this change. */
export function setFieldSource(db: WriteDb, companyNo: number, field: CompanyField, changeSeq: number): void {
  db.sql(
    `INSERT INTO field_source (company_no, field, change_seq) VALUES (?, ?, ?)
     ON CONFLICT (company_no, field) DO UPDATE SET change_seq = excluded.change_seq`,
  ).run(companyNo, field, changeSeq);
}

export function deleteFieldSources(db: WriteDb, companyNo: number): void {
  db.sql('DELETE FROM field_source WHERE company_no = ?').run(companyNo);
}
