// A failed row with the cells that a person mended. Columns that the fixed file lacks keep the cells that the row had.
import type { StoredRowError } from '../../../store/import-errors.ts';
import type { StoredImport } from '../../../store/imports.ts';
import { surplusOf } from '../error-csv.ts';
import type { FixedRow } from './read-fixed-file.ts';

export type MendedRow = {
  rowNumber: number;
  line: number | null;
  /** One for each column of the import; more only where cells that no column takes were left as they were. */
  cells: string[];
  /** Cells that no column takes: kept for as long as the row fails. */
  surplus: string[];
};

export function mendRow(
  { columns }: StoredImport,
  rowNumber: number,
  fixed: FixedRow,
  errors: readonly StoredRowError[],
): MendedRow {
  const before = JSON.parse(errors[0]?.cells ?? '[]') as string[];
  const surplus = before.slice(columns.length);
  const cells = columns.map((column, at) => fixed.cells.get(column) ?? before[at] ?? '');
  // Whoever changed a cell, or took the extra ones out of the message, has decided what becomes of them.
  const isUntouched =
    surplusOf(surplus) !== '' &&
    (fixed.message?.includes(surplusOf(surplus).trim()) ?? true) &&
    cells.every((cell, at) => cell === (before[at] ?? ''));
  return {
    rowNumber,
    line: errors[0]?.line ?? null,
    cells: isUntouched ? [...cells, ...surplus] : cells,
    surplus: isUntouched ? [] : surplus,
  };
}
