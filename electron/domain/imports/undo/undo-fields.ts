// Which fields an undo of some columns means.
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { FieldPath } from '../../../../shared/schema/field-path.ts';
import { definitionsOf } from '../../custom-fields/definitions.ts';
import { findCellKey, findFieldKey } from '../../custom-fields/field-path.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import type { ReadDb } from '../../../store/database.ts';
import type { StoredImport } from '../../../store/imports.ts';

/** Of paths; a field that is gone has none. Throws `validation_error`. */
export function fieldsOfPaths(db: ReadDb, paths: readonly FieldPath[]): FieldKey[] {
  return paths.map((path, at) => {
    const key = findCellKey(definitionsOf(db), path);
    if (key !== null) return key;
    throw new AppError('validation_error', {
      message: t('There is no field {path}, or no more.', { path }),
      issues: [
        { path: `fields.${at}`, code: 'unknown_field', message: t('There is no field {path}.', { path }) },
      ],
    });
  });
}

/** Throws `validation_error` where a column is none of the import's, or was not imported. */
export function fieldsOfColumns(
  db: ReadDb,
  { mapping }: Pick<StoredImport, 'mapping'>,
  columns: readonly string[],
): FieldKey[] {
  const fields = new Set<FieldKey>();
  const unknown: string[] = [];
  for (const column of columns) {
    const target = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
    const field = target === undefined ? null : findFieldKey(definitionsOf(db), target);
    if (field) fields.add(field);
    else unknown.push(column);
  }
  if (unknown.length === 0) return [...fields];
  throw new AppError('validation_error', {
    message: t('The import took nothing from {unknown}. Its columns were {columns}.', {
      unknown: quotedNames(unknown),
      columns: quotedNames(Object.keys(mapping)),
    }),
    issues: unknown.map((column) => ({
      path: `columns.${columns.indexOf(column)}`,
      code: 'unknown_column',
      message: t('No column of this import has this name.'),
    })),
  });
}

const quotedNames = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
