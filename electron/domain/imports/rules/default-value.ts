// The value that a row has where its cells give none.
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { FieldResult } from '../../companies/field-result.ts';
import { parseField } from '../../companies/field-rules.ts';
import { convertCell, listTargets, splitList, type CellValue } from '../cells/convert-cell.ts';

export const defaultOf = (field: CompanyField, text: string): FieldResult<CellValue> =>
  listTargets.has(field) ? parseField[field](splitList([text])) : convertCell(field, text.trim());
