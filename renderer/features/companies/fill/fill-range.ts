// Filling on from a block of cells in one direction, as its handle does: its values over and over, or as a series.
import { t } from '../../../../shared/messages/message.ts';
import type { StepAction } from '../../../../shared/schema/step.ts';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import type { GridShared } from '../grid/grid-context.ts';
import type { Bounds } from '../grid/selection/selection.ts';
import { sayDone } from '../actions/say-done.ts';
import { writeMany, type CellPlan, type Planned } from '../actions/write-many.ts';
import { collectRows } from './fill.ts';
import { plannedFrom, valueNow } from './fill-value.ts';
import { seriesOf } from './series.ts';

export type FillMode = 'copy' | 'series';

/** Longer blocks than that are no pattern. */
export const mostSourceRows = 10_000;

const modulo = (at: number, count: number): number => ((at % count) + count) % count;

/** The value of a run of `count` at a place before or behind it: of the series if there is one, else repeated. */
function runValue(column: GridColumn, values: readonly unknown[], mode: FillMode) {
  const series = mode === 'series' ? seriesOf(column.kind, values) : null;
  return (place: number): unknown => {
    if (series === null) return values[modulo(place, values.length)];
    return series(place < 0 ? place : place - values.length + 1);
  };
}

/** Rows above or below: each column goes on by itself. */
function planVertical(
  source: Bounds,
  target: Bounds,
  columns: readonly GridColumn[],
  read: (column: GridColumn) => readonly unknown[],
  mode: FillMode,
): CellPlan {
  const runs = new Map(columns.map((column) => [column, runValue(column, read(column), mode)]));
  return {
    top: target.top,
    bottom: target.bottom,
    columns,
    cell: (_row, index, column): Planned =>
      plannedFrom(column, runs.get(column)?.(index - source.top), column),
  };
}

/** Columns left or right: each row goes on by itself. */
function planHorizontal(grid: GridShared, source: Bounds, target: Bounds, mode: FillMode): CellPlan {
  const shown = grid.columns.get();
  const from = shown.slice(source.left, source.right + 1);
  const columns = shown.slice(target.left, target.right + 1);
  const valuesOf = (row: GridRow): unknown[] => from.map((column) => valueNow(grid, column, row));
  return {
    top: target.top,
    bottom: target.bottom,
    columns,
    cell: (row, _index, column, at): Planned => {
      const place = target.left + at - source.left;
      const origin = from[modulo(place, from.length)] ?? column;
      const isAlike = from.every(({ kind }) => kind.type === origin.kind.type);
      const value = runValue(origin, valuesOf(row), isAlike ? mode : 'copy')(place);
      return plannedFrom(origin, value, column);
    },
  };
}

/** `target` lies beside `source`, without it. */
export async function fillRange(
  grid: GridShared,
  source: Bounds,
  target: Bounds,
  mode: FillMode,
  action: StepAction = 'fill',
): Promise<void> {
  const isVertical = target.left === source.left && target.right === source.right;
  const columns = grid.columns.get().slice(source.left, source.right + 1);
  const rows = isVertical ? await collectRows(grid, source.top, source.bottom) : [];
  const plan = isVertical
    ? planVertical(source, target, columns, (column) => rows.map((row) => valueNow(grid, column, row)), mode)
    : planHorizontal(grid, source, target, mode);
  sayDone('fill', await writeMany(grid, [plan], action, t('Filling')));
}
