// Rows as a person mended them: the edited cells in place of the file's, prepared like any other row; rows left out are
// said to be. The dry run and the run both read through here.
import type { RowEdit } from '../../../shared/schema/import-rules.ts';
import type { InputRow } from './input-rows.ts';
import { prepareRow, type PreparedRow } from './prepare-row.ts';
import type { RowPlan } from './row-plan.ts';

export type RowEditor = (row: InputRow) => InputRow;

/** Null where there is nothing to apply, so that a row costs nothing. */
export function createRowEditor(plan: RowPlan, edits: ReadonlyMap<number, RowEdit>): RowEditor | null {
  if (edits.size === 0) return null;
  const indexOf = new Map(plan.columns.map((key, at) => [key, at]));
  return (row) => {
    const edit = edits.get(row.rowNumber);
    if (edit === undefined) return row;
    const cells = editedCells(row.cells, edit, indexOf);
    return { ...row, cells, prepared: edit.leave_out === true ? leftOut : prepareEdited(plan, row, cells) };
  };
}

const leftOut: PreparedRow = { kind: 'left_out' };

/** Columns that are gone are passed over; a short row grows. */
export function editedCells(
  cells: readonly string[],
  { cells: edited = {} }: RowEdit,
  indexOf: ReadonlyMap<string, number>,
): string[] {
  const mended = [...cells];
  for (const [key, text] of Object.entries(edited)) {
    const at = indexOf.get(key);
    if (at === undefined) continue;
    while (mended.length <= at) mended.push('');
    mended[at] = text;
  }
  return mended;
}

function prepareEdited(plan: RowPlan, before: InputRow, cells: readonly string[]): PreparedRow {
  if (cells.every((cell) => cell.trim() === '')) return { kind: 'blank' };
  return isUnread(before.prepared) && cells.some((cell) => cell.includes('\uFFFD'))
    ? before.prepared
    : prepareRow(plan, cells);
}

/** Refused for bytes that could not be read: only a row without any of them may be taken. */
const isUnread = (prepared: PreparedRow): boolean =>
  prepared.kind === 'failed' && prepared.issues.some(({ code }) => code === 'undecodable_bytes');
