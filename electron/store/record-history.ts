// The history of one company or person for a person to read: its changes and what it refused, the last first, and the rows of imports
// among them. Each page starts where the last one ended, in both at once.
import type { ChangeKind, FieldSources, FieldValues } from './changes.ts';
import type { ReadDb } from './database.ts';
import type { FieldKey, FieldValue } from './field-key.ts';
import type { SourceKind } from './origins.ts';
import type { PersonKey } from './person-row.ts';
import type { RefusalReason } from './refusals.ts';

/** Who wrote, when, in which run and from which row of an import. */
export type Writing = {
  kind: SourceKind;
  run: string | null;
  actor: string;
  atMs: number;
  row: number | null;
};

export type RecordChange = Writing & {
  seq: number;
  type: ChangeKind;
  before: FieldValues;
  after: FieldValues;
  /** Null unless it takes another change back. */
  sourcesAfter: FieldSources | null;
};

export type RecordRefusal = Writing & {
  seq: number;
  field: FieldKey;
  value: FieldValue;
  reason: RefusalReason;
};

const writing = 'source_kind AS kind, source_run AS run, actor, at_ms AS atMs, row_number AS row';

type ChangeRow = Writing &
  Pick<RecordChange, 'seq' | 'type'> &
  Record<'before' | 'after' | 'sourcesAfter', string | null>;

const changeColumns = `seq, change.kind AS type, before, after, sources_after AS sourcesAfter, ${writing}`;

const valuesOf = (text: string | null): FieldValues =>
  text === null ? {} : (JSON.parse(text) as FieldValues);

const rowToChange = ({ before, after, sourcesAfter, ...row }: ChangeRow): RecordChange => ({
  ...row,
  before: valuesOf(before),
  after: valuesOf(after),
  sourcesAfter: sourcesAfter === null ? null : (JSON.parse(sourcesAfter) as FieldSources),
});

const inList = (list: 'before' | 'after'): string =>
  `EXISTS (SELECT 1 FROM json_each(${list}, '$.locks') WHERE value IN (SELECT value FROM json_each(:keys)))`;

/** A change of one of these fields, or of whether one is locked. */
const aboutFields = `kind = 'update' AND (
  EXISTS (SELECT 1 FROM json_each(after) WHERE key IN (SELECT value FROM json_each(:keys)))
  OR (json_type(after, '$.locks') IS NOT NULL AND ${inList('before')} <> ${inList('after')}))`;

export type HistoryPage = { beforeSeq: number; limit: number };

/** But its creation, which the company itself tells. `keys`: only changes of these fields. */
export function listRecordChanges(
  db: ReadDb,
  companyUuid: Buffer,
  keys: readonly FieldKey[] | null,
  { beforeSeq, limit }: HistoryPage,
): RecordChange[] {
  const about = keys === null ? "kind <> 'create'" : aboutFields;
  return db
    .sql<ChangeRow>(
      `SELECT ${changeColumns} FROM change WHERE company_uuid = :uuid AND seq < :beforeSeq AND ${about}
       ORDER BY seq DESC LIMIT :limit`,
    )
    .all({ uuid: companyUuid, beforeSeq, limit, ...(keys && { keys: JSON.stringify(keys) }) })
    .map(rowToChange);
}

/** A change of this company; null where it is none of its own. */
export function findRecordChange(db: ReadDb, companyUuid: Buffer, seq: number): RecordChange | null {
  const row = db
    .sql<ChangeRow>(`SELECT ${changeColumns} FROM change WHERE seq = ? AND company_uuid = ?`)
    .get(seq, companyUuid);
  return row ? rowToChange(row) : null;
}

type RefusalRow = Omit<RecordRefusal, 'value'> & { value: string | null };

export function listRecordRefusals(
  db: ReadDb,
  companyUuid: Buffer,
  keys: readonly FieldKey[] | null,
  { beforeSeq, limit }: HistoryPage,
): RecordRefusal[] {
  const about = keys === null ? '1' : 'field IN (SELECT value FROM json_each(:keys))';
  return db
    .sql<RefusalRow>(
      `SELECT seq, field, value, reason, ${writing} FROM refusal
       WHERE company_uuid = :uuid AND seq < :beforeSeq AND ${about} ORDER BY seq DESC LIMIT :limit`,
    )
    .all({ uuid: companyUuid, beforeSeq, limit, ...(keys && { keys: JSON.stringify(keys) }) })
    .map(({ value, ...row }) => ({
      ...row,
      value: value === null ? null : (JSON.parse(value) as FieldValue),
    }));
}

/** What fields held before they were changed for the first time; those that never were are not named. */
export function firstValues(db: ReadDb, companyUuid: Buffer): FieldValues {
  const rows = db.sql<{ before: string }>(
    "SELECT before FROM change WHERE company_uuid = ? AND kind = 'update' ORDER BY seq DESC",
  );
  const first: FieldValues = {};
  for (const { before } of rows.iterate(companyUuid)) Object.assign(first, JSON.parse(before));
  return first;
}

/** Where fields' present values came from, and who put the present locks on, with the fields that each of them put it on. */
export type FieldWriting = Writing & { field: FieldKey };

export const listFieldWritings = (db: ReadDb, companyNo: number): FieldWriting[] =>
  db
    .sql<FieldWriting>(
      `SELECT field, ${writing} FROM field_source JOIN change ON change.seq = change_seq
       WHERE company_no = ? AND field <> 'locks'`,
    )
    .all(companyNo);

/** The same of a person. */
export const listPersonWritings = (db: ReadDb, personNo: number): (Writing & { field: PersonKey })[] =>
  db
    .sql<Writing & { field: PersonKey }>(
      `SELECT field, ${writing} FROM person_source JOIN change ON change.seq = change_seq
       WHERE person_no = ? AND field <> 'locks'`,
    )
    .all(personNo);

/** The last change that locked the field. */
export const findLocking = (db: ReadDb, companyUuid: Buffer, field: FieldKey): Writing | null =>
  db
    .sql<Writing>(
      `SELECT ${writing} FROM change WHERE company_uuid = :uuid AND kind = 'update'
       AND json_type(after, '$.locks') IS NOT NULL AND ${inList('after')} AND NOT ${inList('before')}
       ORDER BY seq DESC LIMIT 1`,
    )
    .get({ uuid: companyUuid, keys: JSON.stringify([field]) }) ?? null;

/** `position`: its last change, or 0 where it made the company. */
export type ImportedRow = { importId: string; row: number; position: number };

/** The rows of imports that made or changed the company, the last first, before a position. */
export const listImportedRows = (
  db: ReadDb,
  companyNo: number,
  beforePosition: number,
  limit: number,
): ImportedRow[] =>
  db
    .sql<ImportedRow>(
      `SELECT importId, row, max(position) AS position FROM (
         SELECT change.source_run AS importId, row_number AS row, change.seq AS position
         FROM company JOIN change ON company_uuid = uuid
         WHERE company.no = :no AND source_kind = 'import' AND change.kind = 'update' AND row_number IS NOT NULL
         UNION ALL
         SELECT run, origin_row, 0 FROM company JOIN origin ON origin.no = origin_no
         WHERE company.no = :no AND kind = 'import' AND origin_row IS NOT NULL)
       WHERE importId IS NOT NULL GROUP BY importId, row HAVING max(position) < :before
       ORDER BY position DESC LIMIT :limit`,
    )
    .all({ no: companyNo, before: beforePosition, limit });
