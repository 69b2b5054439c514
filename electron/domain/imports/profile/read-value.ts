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
import { extraReader, isWholeLabel, readItems } from '../extras/extra-cells.ts';
import { isListTarget, type ExtraTarget } from '../extras/extra-target.ts';

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
export function valueReader(field: CompanyField | ExtraTarget, reading: CellReading = {}): ReadValue {
  if (typeof field !== 'string') return extraValueReader(field, reading);
  if (listTargets.has(field)) return (value) => parseField[field](splitList([stripGuard(value)]));
  const read = cellReader(field, reading);
  return (value) => {
    const text = stripGuard(value).trim();
    return text === '' ? { ok: true, value: null } : read(text);
  };
}

function extraValueReader(target: ExtraTarget, reading: CellReading): ReadValue {
  const read = extraReader(target, reading);
  return (value) => {
    const text = stripGuard(value).trim();
    if (text === '') return { ok: true, value: null };
    if (!isListTarget(target)) return read(text);
    return readItems(target, isWholeLabel(target, text) ? [text] : splitList([text]));
  };
}

export function problemFinder(field: CompanyField, reading?: CellReading): ProblemOf {
  const read = valueReader(field, reading);
  return (value) => {
    const result = read(value);
    return result.ok ? null : result;
  };
}
