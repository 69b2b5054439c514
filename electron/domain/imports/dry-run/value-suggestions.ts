// Failing groups of a dry run with what their values probably mean, so that all of a kind can be mended at once.
import type { ErrorGroup } from '../../../../shared/contract/imports.ts';
import { companyFields } from '../../../../shared/schema/company.ts';
import type { ValueSuggestion } from '../../../../shared/schema/dry-run.ts';
import type { ReadDb } from '../../../store/database.ts';
import { topErrorValues } from '../../../store/import-errors.ts';
import { listTargets } from '../cells/convert-cell.ts';
import { suggestFix } from '../suggest-fix.ts';

/** Different values that are looked at in one group. */
const mostValues = 1000;
/** Longer values were shortened when they were noted. */
const longest = 499;

/** More than the first few: a person decides about each of them. */
export const failingValues = (
  db: ReadDb,
  importNo: number,
  { column, ...group }: ErrorGroup,
): ErrorGroup['values'] => topErrorValues(db, importNo, { ...group, column_name: column }, mostValues);

/** Only of fields that hold one value: there a cell is its value. */
export function suggestionsFor(
  db: ReadDb,
  importNo: number,
  { code, field, column, rows, message }: ErrorGroup,
): ValueSuggestion[] {
  const known = companyFields.find((name) => name === field);
  if (!known || listTargets.has(known)) return [];
  const group = { code, field, column_name: column, rows, message };
  return topErrorValues(db, importNo, group, mostValues).flatMap(({ value, rows: count }) => {
    const suggestion = value.length > longest ? null : suggestFix(known, value);
    return suggestion === null ? [] : [{ value, suggestion, rows: count }];
  });
}
