// Filling the selected cells with what stands at their edge (Ctrl D, Ctrl R), or with one value that was typed (Ctrl Enter).
import { t } from '../../../../shared/messages/message.ts';
import { toApiError } from '../../../api/api-error.ts';
import { toast } from '../../../ui/toast.ts';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import type { Making } from '../grid/editors/editor.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { readSelection, type SelectedRange } from '../grid/selection/use-grid-selection.ts';
import { readRows } from '../actions/read-rows.ts';
import { sayDone } from '../actions/say-done.ts';
import { writeMany, type CellPlan } from '../actions/write-many.ts';
import { plannedFrom, valueNow } from './fill-value.ts';

/** Each row of a stretch; at most a few thousand. */
export async function collectRows(grid: GridShared, top: number, bottom: number): Promise<GridRow[]> {
  const rows: GridRow[] = [];
  for await (const run of readRows(grid, top, bottom)) rows.push(...run.rows);
  return rows;
}

async function write(grid: GridShared, plans: readonly CellPlan[]): Promise<void> {
  if (plans.length > 0) sayDone('fill', await writeMany(grid, plans, 'fill', t('Filling')));
}

/** A range of one row takes what stands above it. */
async function planDown(grid: GridShared, range: SelectedRange): Promise<CellPlan[]> {
  const isOne = range.top === range.bottom;
  const from = isOne ? range.top - 1 : range.top;
  if (from < 0) return [];
  const [source] = await collectRows(grid, from, from);
  if (source === undefined) return [];
  return [
    {
      top: from + 1,
      bottom: range.bottom,
      columns: range.columns,
      cell: (_row, _index, column) => plannedFrom(column, valueNow(grid, column, source), column),
    },
  ];
}

/** A range of one column takes what stands left of it. */
function planRight(grid: GridShared, range: SelectedRange): CellPlan[] {
  const shown = grid.columns.get();
  const left = shown.findIndex(({ path }) => path === range.columns[0]?.path);
  const source = range.columns.length === 1 ? shown[left - 1] : range.columns[0];
  const columns = range.columns.length === 1 ? range.columns : range.columns.slice(1);
  if (source === undefined) return [];
  return [
    {
      top: range.top,
      bottom: range.bottom,
      columns,
      cell: (row, _index, column) => plannedFrom(source, valueNow(grid, source, row), column),
    },
  ];
}

export async function fillDown(grid: GridShared): Promise<void> {
  const plans = await Promise.all(readSelection(grid).ranges.map((range) => planDown(grid, range)));
  await write(grid, plans.flat());
}

export const fillRight = (grid: GridShared): Promise<void> =>
  write(
    grid,
    readSelection(grid).ranges.flatMap((range) => planRight(grid, range)),
  );

/** Writes a value, which was typed in one of the selected cells, into all of them. `first` is made before. */
export async function fillWith(
  grid: GridShared,
  from: GridColumn,
  value: unknown,
  first?: Making,
): Promise<void> {
  const plans = readSelection(grid).ranges.map(({ top, bottom, columns }): CellPlan => ({
    top,
    bottom,
    columns,
    // In its own column it is what it is, also where it is an option that the column does not know yet.
    cell: (_row, _index, column) =>
      column.path === from.path ? { type: 'value', value } : plannedFrom(from, value, column),
  }));
  try {
    await first?.();
  } catch (error) {
    return toast(toApiError(error).message);
  }
  await write(grid, plans);
}
