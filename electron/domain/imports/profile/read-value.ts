// One value of a column under a field, by the import's own code: what it becomes, or what is wrong with it.
import { companyFields, type CompanyField } from '../../../../shared/schema/company.ts';
import type { ColumnDecision } from '../../../../shared/schema/import-rules.ts';
import type { FieldFault, FieldResult } from '../../companies/field-result.ts';
import { parseField } from '../../companies/field-rules.ts';
import { stripGuard } from '../../exports/csv.ts';
import {
  cellReader,
  listTargets,
  splitList,
  type CellReading,
  type CellValue,
} from '../cells/convert-cell.ts';

export const fieldOf = (target: string): CompanyField | undefined =>
  companyFields.find((name) => name === target);

/** What a column decided by itself, as a rule would say it. */
export const readingOf = ({ date_order, decimal }: ColumnDecision): CellReading => ({
  ...(date_order === undefined ? {} : { date_order }),
  ...(decimal === undefined ? {} : { decimal }),
});

export type ReadValue = (value: string) => FieldResult<CellValue>;
export type ProblemOf = (value: string) => FieldFault | null;

/** Reads trimmed values; one that holds nothing is null or an empty list. */
export function valueReader(field: CompanyField, reading: CellReading = {}): ReadValue {
  if (listTargets.has(field)) return (value) => parseField[field](splitList([stripGuard(value)]));
  const read = cellReader(field, reading);
  return (value) => {
    const text = stripGuard(value).trim();
    return text === '' ? { ok: true, value: null } : read(text);
  };
}

export function problemFinder(field: CompanyField, reading?: CellReading): ProblemOf {
  const read = valueReader(field, reading);
  return (value) => {
    const result = read(value);
    return result.ok ? null : result;
  };
}
