// Changes of a field's type that a job makes, and what happened to the records meanwhile.
import type { CustomFieldType, EntityType, FieldConfig } from '../../shared/schema/custom-field.ts';
import type { FieldPatch } from '../../shared/schema/definition-input.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { OptionDefinition } from './definitions.ts';

/** What a conversion needs to know from its beginning to its end, perhaps after a restart. */
export type Conversion = {
  fieldNo: number;
  /** The number under which the new values are kept. */
  valueNo: number;
  type: CustomFieldType;
  config: FieldConfig;
  /** All with numbers; those that are new are hidden until the end. */
  options: OptionDefinition[];
};

/** `begun`: where the history and the records ended when it began. */
export type ConversionSpec = {
  fieldNo: number;
  patch: FieldPatch;
  begun: (Conversion & { lastSeq: number; lastNo: number }) | null;
};

export type OpenConversion = { jobId: string; type: CustomFieldType; done: number; total: number };

export const findOpenConversion = (db: ReadDb, fieldNo: number): OpenConversion | null =>
  db
    .sql<OpenConversion>(
      `SELECT id AS jobId, spec ->> '$.conversion.patch.type' AS type, done, total FROM step_job
       WHERE kind = 'convert' AND status IN ('queued', 'running') AND spec ->> '$.conversion.fieldNo' = ?`,
    )
    .get(fieldNo) ?? null;

export function saveConversion(db: WriteDb, jobId: string, conversion: ConversionSpec): void {
  db.sql('UPDATE step_job SET spec = ? WHERE id = ?').run(JSON.stringify({ conversion }), jobId);
}

export const lastChangeSeq = (db: ReadDb): number =>
  db.sql<number | null>('SELECT max(seq) FROM change').pluck().get() ?? 0;

/** Records of a kind that anything but this run changed after a change. */
export const listChangedSince = (db: ReadDb, table: EntityType, seq: number, run: string): number[] =>
  db
    .sql<number>(
      `SELECT DISTINCT no FROM change JOIN ${table} ON uuid = company_uuid
       WHERE seq > ? AND source_run IS NOT ? ORDER BY no`,
    )
    .pluck()
    .all(seq, run);
