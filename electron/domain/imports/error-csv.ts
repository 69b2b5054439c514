// The rows that failed, as CSV: the input's own columns, then why. A person fixes it and sends it again, so cells stand as
// they came: no guard against formulas is put before them, since it would be sent back as data.
import { t } from '../../../shared/messages/message.ts';
import type { ReadDb } from '../../store/database.ts';
import { listImportErrors, type StoredRowError } from '../../store/import-errors.ts';
import { countOriginalLines, findOriginalText } from '../../store/original-lines.ts';
import type { StoredImport } from '../../store/imports.ts';

const pageSize = 500;
export const errorColumns = ['_row', '_field', '_code', '_message'];

/** Pieces of the file. One line for each row; a row with several faults has them side by side. */
export function* errorCsv(db: ReadDb, { no, columns }: StoredImport): Generator<string> {
  const hasOriginals = countOriginalLines(db, no) > 0;
  const rowLine = (errors: readonly StoredRowError[]): string => {
    const [first] = errors;
    const original = hasOriginals && first ? findOriginalText(db, no, first.row_number) : null;
    return textOf(errors, columns.length, original);
  };
  yield lineOf([...columns, ...errorColumns]);
  let row: StoredRowError[] = [];
  let after = 0;
  for (;;) {
    const page = listImportErrors(db, no, after, pageSize);
    const lines: string[] = [];
    for (const error of page) {
      if (row[0] && row[0].row_number !== error.row_number) {
        lines.push(rowLine(row));
        row = [];
      }
      row.push(error);
    }
    yield lines.join('');
    if (page.length < pageSize) break;
    after = page.at(-1)?.seq ?? after;
  }
  if (row.length > 0) yield rowLine(row);
}

function textOf(errors: readonly StoredRowError[], width: number, original: string | null): string {
  const cells = JSON.parse(errors[0]?.cells ?? '[]') as string[];
  const own = Array.from({ length: width }, (_, at) => cells[at] ?? '');
  const joined = (texts: (string | undefined)[]): string =>
    texts.filter((text) => text !== undefined).join('; ');
  return lineOf([
    ...own,
    String(errors[0]?.row_number ?? ''),
    joined(errors.map(({ field }) => field)),
    joined(errors.map(({ code }) => code)),
    joined(errors.map(({ message }) => message)) +
      surplusOf(cells.slice(width)) +
      (original === null ? '' : ` ${t('As it stood in the file: {original}', { original })}`),
  ]);
}

/** Cells that no column takes must not be lost to the person who mends the row. */
export function surplusOf(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 0 ? '' : ` ${t('Extra: {cells}', { cells: filled.join(' | ') })}`;
}

const lineOf = (cells: readonly string[]): string => `${cells.map(quotedCell).join(',')}\r\n`;

const quotedCell = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
