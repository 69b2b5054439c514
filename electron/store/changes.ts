// The history of companies: what changed, from what to what, by whom and from which source. Append-only.
import type { ReadDb, WriteDb } from './database.ts';
import type { FieldKey, FieldValue } from './field-key.ts';
import type { SourceKind } from './origins.ts';

export type ChangeKind = 'create' | 'update' | 'delete';

export type Change = {
  companyUuid: Buffer;
  kind: ChangeKind;
  atMs: number;
  actor: string;
  sourceKind: SourceKind;
  sourceRun: string | null;
  /** Only the fields that changed; on deletion the whole record. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** The row of the import that made it. */
  rowNumber?: number | null;
  sourcesBefore?: RecordSources | null;
  /** Only where it takes another change back: the fields' values are not its own. */
  sourcesAfter?: RecordSources | null;
};

/** The same for any kind of record. */
type RecordSources = Readonly<Record<string, number | undefined>>;

/** Field → the change that its value came with; a field that is not named has the value that the company was made with. */
export type FieldSources = Partial<Record<FieldKey, number>>;

const json = (value: object | null | undefined): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/** Appends and answers the change's number. */
export function insertChange(db: WriteDb, change: Change): number {
  const done = db
    .sql(
      `INSERT INTO change (company_uuid, kind, at_ms, actor, source_kind, source_run, before, after, row_number,
         sources_before, sources_after)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      change.rowNumber ?? null,
      json(change.sourcesBefore),
      json(change.sourcesAfter),
    );
  return Number(done.lastInsertRowid);
}

type ChangeRow = Omit<Change, 'before' | 'after' | 'rowNumber' | 'sourcesBefore' | 'sourcesAfter'> & {
  before: string | null;
  after: string | null;
};

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

const valuesFromJson = (text: string | null): FieldValues => (fromJson(text) ?? {}) as FieldValues;
const sourcesFromJson = (text: string | null) => fromJson(text) as FieldSources | null;

/** Notes that the field's present value came with this change. */
export function setFieldSource(db: WriteDb, companyNo: number, field: FieldKey, changeSeq: number): void {
  db.sql(
    `INSERT INTO field_source (company_no, field, change_seq) VALUES (?, ?, ?)
     ON CONFLICT (company_no, field) DO UPDATE SET change_seq = excluded.change_seq`,
  ).run(companyNo, field, changeSeq);
}

/** The value is again the one that the company was made with. */
export function deleteFieldSource(db: WriteDb, companyNo: number, field: FieldKey): void {
  db.sql('DELETE FROM field_source WHERE company_no = ? AND field = ?').run(companyNo, field);
}

export function fieldSourcesOf(db: ReadDb, companyNo: number): FieldSources {
  const sources: FieldSources = {};
  const rows = db.sql<{ field: FieldKey; seq: number }>(
    'SELECT field, change_seq AS seq FROM field_source WHERE company_no = ?',
  );
  for (const { field, seq } of rows.all(companyNo)) sources[field] = seq;
  return sources;
}

export type FieldValues = Partial<Record<FieldKey, FieldValue>>;

/** A change of values as an undo needs it. */
export type ValueChange = {
  seq: number;
  companyUuid: Buffer;
  rowNumber: number | null;
  before: FieldValues;
  after: FieldValues;
  sourcesBefore: FieldSources;
  /** Null: the values came with this change. */
  sourcesAfter: FieldSources | null;
};

type ValueChangeRow = Pick<ValueChange, 'seq' | 'companyUuid' | 'rowNumber'> &
  Record<'before' | 'after' | 'sourcesBefore' | 'sourcesAfter', string | null>;

const valueChangeColumns = `SELECT seq, company_uuid AS companyUuid, row_number AS rowNumber, before, after,
  sources_before AS sourcesBefore, sources_after AS sourcesAfter`;

const rowToValueChange = (row: ValueChangeRow): ValueChange => ({
  ...row,
  before: valuesFromJson(row.before),
  after: valuesFromJson(row.after),
  sourcesBefore: sourcesFromJson(row.sourcesBefore) ?? {},
  sourcesAfter: sourcesFromJson(row.sourcesAfter),
});

/**
 * At most `limit` changes that a run made before `beforeSeq`, the last one first; of people only, or of all. Without what was
 * computed: that is computed again when its inputs are taken back.
 */
export function listChangesOfRun(
  db: ReadDb,
  run: string,
  beforeSeq: number,
  limit: number,
  of: 'person' | 'all' = 'all',
): ValueChange[] {
  return db
    .sql<ValueChangeRow>(
      `${valueChangeColumns} FROM change ${of === 'person' ? 'JOIN person ON uuid = company_uuid' : ''}
       WHERE source_run = ? AND kind = 'update' AND source_kind <> 'magic' AND seq < ? ORDER BY seq DESC LIMIT ?`,
    )
    .all(run, beforeSeq, limit)
    .map(rowToValueChange);
}

/** The last change of a record's field in a run that came from this source; null where there is none. */
export function findChangeOfRun(
  db: ReadDb,
  run: string,
  { uuid, field, actor }: { uuid: Buffer; field: string; actor: string },
): ValueChange | null {
  const row = db
    .sql<ValueChangeRow>(
      // By the record: a run may have changed a hundred thousand.
      `${valueChangeColumns} FROM change WHERE company_uuid = ? AND +source_run = ? AND actor = ? AND kind = 'update'
         AND EXISTS (SELECT 1 FROM json_each(after) WHERE key = ?) ORDER BY seq DESC LIMIT 1`,
    )
    .get(uuid, run, actor, field);
  return row ? rowToValueChange(row) : null;
}

export function countChangesOfRun(db: ReadDb, run: string): number {
  return db
    .sql<number>("SELECT count(*) FROM change WHERE source_run = ? AND kind = 'update'")
    .pluck()
    .get(run) as number;
}

/** Who made a change, and where the values came from before it. */
export function findChangeOrigin(
  db: ReadDb,
  seq: number,
): { kind: SourceKind; run: string | null; rowNumber: number | null; sourcesBefore: FieldSources } | null {
  const row = db
    .sql<{ kind: SourceKind; run: string | null; rowNumber: number | null; sources: string | null }>(
      'SELECT source_kind AS kind, source_run AS run, row_number AS rowNumber, sources_before AS sources FROM change WHERE seq = ?',
    )
    .get(seq);
  return row
    ? {
        kind: row.kind,
        run: row.run,
        rowNumber: row.rowNumber,
        sourcesBefore: sourcesFromJson(row.sources) ?? {},
      }
    : null;
}

/** What kind of source the field's value has; null where it came with the company. */
export const findSourceKind = (db: ReadDb, companyNo: number, field: string): SourceKind | null =>
  db
    .sql<SourceKind>(
      `SELECT source_kind FROM field_source JOIN change ON change.seq = change_seq WHERE company_no = ? AND field = ?`,
    )
    .pluck()
    .get(companyNo, field) ?? null;

/** What the field held before it was changed for the first time; undefined where it never was. */
export function findFirstValue(db: ReadDb, companyUuid: Buffer, field: FieldKey): unknown {
  const rows = db.sql<{ before: string }>(
    "SELECT before FROM change WHERE company_uuid = ? AND kind = 'update' ORDER BY seq",
  );
  for (const { before } of rows.iterate(companyUuid)) {
    const values = JSON.parse(before) as Record<string, unknown>;
    if (Object.hasOwn(values, field)) return values[field];
  }
  return undefined;
}
