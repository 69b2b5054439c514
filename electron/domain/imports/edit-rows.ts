// A person's edits of rows before they are imported: checked against the columns of the file, then kept with the source.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReadIssue } from '../../../shared/schema/import.ts';
import type { RowEditOrder } from '../../../shared/contract/dry-runs.ts';
import type { RowEdit } from '../../../shared/schema/import-rules.ts';
import type { WriteDb } from '../../store/database.ts';
import { countRowEdits, findRowEdit, setRowEdit } from '../../store/row-edits.ts';
import type { StoredSource } from '../../store/sources.ts';
import { readingOf } from './show-source.ts';

/** All of them travel to the reading thread. */
const mostEdits = 100_000;

export type EditOrders = Record<string, RowEditOrder | null>;

/** Adds cells to those mended before; null takes a cell's mend back, or the row's edit. Call it inside a transaction. */
export function editRows(db: WriteDb, source: StoredSource, orders: EditOrders): void {
  const issues = problemsOf(source, orders);
  if (issues.length > 0) throw refused(issues);
  for (const [row, order] of Object.entries(orders)) {
    const rowNumber = Number(row);
    const before = order === null ? null : findRowEdit(db, source.id, rowNumber);
    setRowEdit(db, source.id, rowNumber, order === null ? null : joined(before ?? {}, order));
  }
  if (countRowEdits(db, source.id) > mostEdits)
    throw refused([
      {
        path: 'edits',
        code: 'too_many',
        message: t(
          'More than {n} rows of one file cannot be edited. Mend the file itself, or map its values.',
          { n: mostEdits },
        ),
      },
    ]);
}

/** Null where nothing is left of it. */
function joined(before: RowEdit, order: RowEditOrder): RowEdit | null {
  const kept = Object.entries({ ...before.cells, ...order.cells }).filter(isText);
  const cells = Object.fromEntries(kept);
  const leaveOut = order.leave_out ?? before.leave_out ?? false;
  const mended = Object.keys(cells).length > 0;
  if (!mended && !leaveOut) return null;
  return { ...(mended ? { cells } : {}), ...(leaveOut ? { leave_out: true } : {}) };
}

const isText = (cell: [string, string | null]): cell is [string, string] => cell[1] !== null;

function problemsOf(source: StoredSource, orders: EditOrders): Issue[] {
  const { columns, dialect } = readingOf(source);
  const keys = new Set(columns.map(({ key }) => key));
  const header = dialect.header_line === null ? 0 : (dialect.header_lines ?? 1);
  const first = header === 0 ? 1 : 2;
  const last = source.rowCount === null ? Number.POSITIVE_INFINITY : source.rowCount + header;
  return Object.entries(orders).flatMap(([row, order]) => {
    const isThere = /^\d+$/.test(row) && Number(row) >= first && Number(row) <= last;
    const place = isThere ? [] : [noSuchRow(row, first, last)];
    const unknown = Object.keys(order?.cells ?? {}).filter((key) => !keys.has(key));
    return [...place, ...unknown.map((key) => noSuchColumn(row, key))];
  });
}

/** What is said once a file is read otherwise. */
export const editsDropped = (rows: number): ReadIssue => ({
  line: null,
  code: 'edits_dropped',
  message: t(
    '{n, plural, one {The row that you mended or left out is as in the file again} other {The {count} rows that you mended or left out are as in the file again}}: it is read differently now.',
    { n: rows, count: rows },
  ),
});

const noSuchRow = (row: string, first: number, last: number): Issue => ({
  path: `edits.${row}`,
  code: 'unknown_row',
  message: Number.isFinite(last)
    ? t('There is no row {row}. Rows are named by their number, from {first} to {last}.', {
        row,
        first,
        last,
      })
    : t('There is no row {row}. Rows are named by their number, from {first}.', { row, first }),
});

const noSuchColumn = (row: string, key: string): Issue => ({
  path: `edits.${row}.cells.${key}`,
  code: 'unknown_column',
  message: t('There is no column "{key}". Name a column as the source does.', { key }),
});

const refused = (issues: Issue[]): AppError =>
  new AppError('validation_error', {
    message: t('The rows were not changed. {message}', { message: issues[0]?.message ?? '' }),
    issues: issues.slice(0, 100),
  });
