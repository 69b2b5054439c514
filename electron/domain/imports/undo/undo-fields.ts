// Which fields an undo of some columns means.
import { AppError } from '../../../../shared/errors.ts';
import { companyFields } from '../../../../shared/schema/company.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import type { StoredImport } from '../../../store/imports.ts';

/** Throws `validation_error` where a column is none of the import's, or was not imported. */
export function fieldsOfColumns(
  { mapping }: Pick<StoredImport, 'mapping'>,
  columns: readonly string[],
): FieldKey[] {
  const fields = new Set<FieldKey>();
  const unknown: string[] = [];
  for (const column of columns) {
    const target = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
    const field = companyFields.find((name) => name === target);
    if (field) fields.add(field);
    else unknown.push(column);
  }
  if (unknown.length === 0) return [...fields];
  throw new AppError('validation_error', {
    message: `The import took nothing from ${unknown.map((column) => `"${column}"`).join(', ')}. Its columns were ${Object.keys(
      mapping,
    )
      .map((column) => `"${column}"`)
      .join(', ')}.`,
    issues: unknown.map((column) => ({
      path: `columns.${columns.indexOf(column)}`,
      code: 'unknown_column',
      message: 'No column of this import has this name.',
    })),
  });
}
