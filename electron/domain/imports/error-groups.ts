// Row errors by cause, the most frequent first.
import type { ErrorGroup } from '../../../shared/contract/imports.ts';
import type { ReadDb } from '../../store/database.ts';
import { firstErrorRows, groupImportErrors, topErrorValues } from '../../store/import-errors.ts';
import { groupMessage } from './group-message.ts';

const shownValues = 10;
const shownRows = 100;

export function showErrorGroups(db: ReadDb, importNo: number): ErrorGroup[] {
  return groupImportErrors(db, importNo).map((group) => ({
    code: group.code,
    message: groupMessage(group),
    field: group.field,
    column: group.column_name,
    rows: group.rows,
    values: topErrorValues(db, importNo, group, shownValues),
    row_numbers: firstErrorRows(db, importNo, group, shownRows),
  }));
}
