// Where a row stood in its file: by its number, and by its line where that differs.
import { t } from '../../../../shared/messages/message.ts';

export const rowPlace = (row: { row_number: number; line?: number | null | undefined }): string =>
  row.line === undefined || row.line === null || row.line === row.row_number
    ? t('Row {row, number}', { row: row.row_number })
    : t('Row {row, number}, line {line, number}', { row: row.row_number, line: row.line });
