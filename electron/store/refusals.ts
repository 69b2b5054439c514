// Values that were offered to a company and not taken.
import type { ReadDb, WriteDb } from './database.ts';
import type { FieldKey } from './field-key.ts';
import type { SourceKind } from './origins.ts';

export type RefusalReason = 'locked' | 'outranked';

export type Refusal = {
  companyUuid: Buffer;
  field: FieldKey;
  value: unknown;
  reason: RefusalReason;
  atMs: number;
  actor: string;
  kind: SourceKind;
  run: string | null;
  /** The row of an import. */
  row?: number | undefined;
};

export function insertRefusal(db: WriteDb, refusal: Refusal): void {
  db.sql(
    `INSERT INTO refusal (company_uuid, field, value, reason, at_ms, actor, source_kind, source_run, row_number)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    refusal.companyUuid,
    refusal.field,
    JSON.stringify(refusal.value),
    refusal.reason,
    refusal.atMs,
    refusal.actor,
    refusal.kind,
    refusal.run,
    refusal.row ?? null,
  );
}

type RefusalRow = Omit<Refusal, 'value' | 'row'> & { value: string; row: number | null };

/** The last first. */
export const listRefusals = (db: ReadDb, companyUuid: Buffer): Refusal[] =>
  db
    .sql<RefusalRow>(
      `SELECT company_uuid AS companyUuid, field, value, reason, at_ms AS atMs, actor, source_kind AS kind,
         source_run AS run, row_number AS row FROM refusal WHERE company_uuid = ? ORDER BY seq DESC`,
    )
    .all(companyUuid)
    .map(({ value, row, ...refusal }) => ({
      ...refusal,
      value: JSON.parse(value) as unknown,
      row: row ?? undefined,
    }));
