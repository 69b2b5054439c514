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

export type RunRefusal = Refusal & { seq: number };

type RefusalRow = Omit<RunRefusal, 'value' | 'row'> & { value: string; row: number | null };

const columns = `seq, company_uuid AS companyUuid, field, value, reason, at_ms AS atMs, actor, source_kind AS kind,
  source_run AS run, row_number AS row`;

const rowToRefusal = ({ value, row, ...refusal }: RefusalRow): RunRefusal => ({
  ...refusal,
  value: JSON.parse(value) as unknown,
  row: row ?? undefined,
});

/** The last first. */
export const listRefusals = (db: ReadDb, companyUuid: Buffer): RunRefusal[] =>
  db
    .sql<RefusalRow>(`SELECT ${columns} FROM refusal WHERE company_uuid = ? ORDER BY seq DESC`)
    .all(companyUuid)
    .map(rowToRefusal);

/** Of a run, after `afterSeq`. */
export const listRefusalsOfRun = (db: ReadDb, run: string, afterSeq: number, limit: number): RunRefusal[] =>
  db
    .sql<RefusalRow>(`SELECT ${columns} FROM refusal WHERE source_run = ? AND seq > ? ORDER BY seq LIMIT ?`)
    .all(run, afterSeq, limit)
    .map(rowToRefusal);

export const countRefusalsOfRun = (db: ReadDb, run: string): number =>
  db.sql<number>('SELECT count(*) FROM refusal WHERE source_run = ?').pluck().get(run) ?? 0;

/** Of one row, in a store that holds the refusals of one run only. */
export const listRefusalsOfRow = (db: ReadDb, row: number): RunRefusal[] =>
  db
    .sql<RefusalRow>(`SELECT ${columns} FROM refusal WHERE row_number = ? ORDER BY seq`)
    .all(row)
    .map(rowToRefusal);

/** The same store: in how many rows each field was refused, the most first. */
export const countRefusedFields = (db: ReadDb): { field: FieldKey; reason: RefusalReason; rows: number }[] =>
  db
    .sql<{ field: FieldKey; reason: RefusalReason; rows: number }>(
      'SELECT field, reason, count(*) AS rows FROM refusal GROUP BY field, reason ORDER BY rows DESC, field',
    )
    .all();
