// Where each value of a record came from, and who locked which field.
import type { RecordSources, Written } from '../../../shared/schema/record.ts';
import type { ReadDb } from '../../store/database.ts';
import type { RecordKey } from '../../store/person-row.ts';
import {
  findLocking,
  listFieldWritings,
  listImportedRows,
  listPersonWritings,
  type Writing,
} from '../../store/record-history.ts';
import { findOriginRow } from '../../store/undone-companies.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldPath } from '../custom-fields/field-path.ts';
import { isPerson, type AnyRecord } from './any-record.ts';
import { showWritten, sourceNamer } from './source-names.ts';

const mostRowsCounted = 1000;

export function showSources(db: ReadDb, record: AnyRecord): RecordSources {
  const definitions = definitionsOf(db);
  const nameOf = sourceNamer(db);
  const show = (found: readonly (readonly [RecordKey, Writing | null])[]): Record<string, Written> =>
    Object.fromEntries(
      found.flatMap(([key, writing]) => {
        const path = findFieldPath(definitions, key);
        return path === null || writing === null ? [] : [[path, showWritten(nameOf, writing)]];
      }),
    );
  const locks = record.values.locks ?? [];
  const writings = isPerson(record) ? listPersonWritings(db, record.no) : listFieldWritings(db, record.no);
  return {
    origin: showWritten(nameOf, originOf(db, record)),
    fields: show(writings.map((writing) => [writing.field, writing])),
    locks: show(locks.map((key) => [key, findLocking(db, record.uuid, key) ?? originOf(db, record)])),
    rows: isPerson(record)
      ? 0
      : listImportedRows(db, record.no, Number.MAX_SAFE_INTEGER, mostRowsCounted).length,
  };
}

/** No import makes people. */
export const originOf = (db: ReadDb, record: AnyRecord): Writing => ({
  kind: record.originKind,
  run: record.originRun,
  actor: record.createdBy,
  atMs: record.createdAtMs,
  row: isPerson(record) ? null : findOriginRow(db, record.no),
});
