// The value that a row has where its cells give none.
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { FieldResult } from '../../companies/field-result.ts';
import { parseField } from '../../companies/field-rules.ts';
import { extraReader, isWholeLabel, readItems } from '../extras/extra-cells.ts';
import { isListTarget, type ExtraTarget } from '../extras/extra-target.ts';
import { convertCell, listTargets, splitList, type CellValue } from '../cells/convert-cell.ts';

export const defaultOf = (field: CompanyField, text: string): FieldResult<CellValue> =>
  listTargets.has(field) ? parseField[field](splitList([text])) : convertCell(field, text.trim());

export const extraDefault = (target: ExtraTarget, text: string): FieldResult<CellValue> =>
  isListTarget(target)
    ? readItems(target, isWholeLabel(target, text) ? [text.trim()] : splitList([text]))
    : extraReader(target)(text.trim());
