// Which cells of the check can be edited and what is being edited: any field that columns of the file give, in any row.
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import type { FieldPath } from '../../../../../shared/schema/field-path.ts';
import type { DryRowError } from '../../../../../shared/schema/dry-run.ts';
import type { ShownRow } from './use-dry-rows.ts';

/** Field → the columns of the file that make it. */
export type FieldColumns = ReadonlyMap<FieldPath, readonly string[]>;

/** Two fields, or a field twice, may be made of one column. */
export const columnsByField = ({ fields }: Pick<DryRun, 'fields'>): FieldColumns =>
  new Map(fields.map(({ field, columns }) => [field, [...new Set(columns)]]));

/** A row by its number too: rows may move under an open cell when the file is checked again. */
export type OpenCell = { index: number; row: number; field: FieldPath };

/** What is wrong with a cell; a fault that no shown field has stands at the name. */
export function faultAt(
  { errors }: ShownRow,
  field: FieldPath,
  fields: readonly FieldPath[],
): DryRowError | null {
  const own = errors.find((error) => error.field === field);
  if (own || field !== 'name') return own ?? null;
  return errors.find((error) => !fields.some((one) => one === error.field)) ?? null;
}

/** Where a row is opened when no cell of it was chosen: at what is wrong with it, else at its first cell. */
export function firstToMend(
  row: ShownRow,
  fields: readonly FieldPath[],
  columns: FieldColumns,
): FieldPath | null {
  const faulty = fields.find((field) => faultAt(row, field, fields) !== null);
  return faulty ?? fields.find((field) => isEditable(field, columns)) ?? null;
}

export const isEditable = (field: FieldPath, columns: FieldColumns): boolean =>
  (columns.get(field)?.length ?? 0) > 0;

/** The next field to edit in a direction; null at the end of the row. */
export function nextField(
  from: FieldPath,
  step: 1 | -1,
  fields: readonly FieldPath[],
  columns: FieldColumns,
): FieldPath | null {
  const way = step === 1 ? fields : fields.toReversed();
  return way.slice(way.indexOf(from) + 1).find((field) => isEditable(field, columns)) ?? null;
}

/** The cell's columns, and the one that is at fault where it is another. */
export function columnsToEdit(
  field: FieldPath,
  fault: DryRowError | null,
  columns: FieldColumns,
): readonly string[] {
  const own = columns.get(field) ?? [];
  const faulty = fault?.column ?? null;
  return faulty === null || own.includes(faulty) ? own : [faulty, ...own];
}
