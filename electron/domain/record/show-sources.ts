// Where each value of a record came from, and who locked which field.
import type { RecordSources, Written } from '../../../shared/schema/record.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import {
  findLocking,
  listFieldWritings,
  listImportedRows,
  type Writing,
} from '../../store/record-history.ts';
import { findOriginRow } from '../../store/undone-companies.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldPath } from '../custom-fields/field-path.ts';
import { showWritten, sourceNamer } from './source-names.ts';

const mostRowsCounted = 1000;

export function showSources(db: ReadDb, company: StoredCompany): RecordSources {
  const definitions = definitionsOf(db);
  const nameOf = sourceNamer(db);
  const show = (found: readonly (readonly [FieldKey, Writing | null])[]): Record<string, Written> =>
    Object.fromEntries(
      found.flatMap(([key, writing]) => {
        const path = findFieldPath(definitions, key);
        return path === null || writing === null ? [] : [[path, showWritten(nameOf, writing)]];
      }),
    );
  const locks = company.values.locks ?? [];
  return {
    origin: showWritten(nameOf, originOf(db, company)),
    fields: show(listFieldWritings(db, company.no).map((writing) => [writing.field, writing])),
    locks: show(locks.map((key) => [key, findLocking(db, company.uuid, key) ?? originOf(db, company)])),
    rows: listImportedRows(db, company.no, Number.MAX_SAFE_INTEGER, mostRowsCounted).length,
  };
}

export const originOf = (db: ReadDb, company: StoredCompany): Writing => ({
  kind: company.originKind,
  run: company.originRun,
  actor: company.createdBy,
  atMs: company.createdAtMs,
  row: findOriginRow(db, company.no),
});
