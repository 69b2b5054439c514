// What the status bar says of the selection: its size, and of numbers their sum and average.
import { useMemo, useSyncExternalStore } from 'react';
import { formatCount } from '../../../lib/format.ts';
import { cellValue } from './cells/grid-cell.tsx';
import { formatNumber } from './cells/number-format.ts';
import { useGrid } from './grid-context.ts';
import { summarise } from './selection/summary.ts';
import { useGridSelection, type GridSelection } from './selection/use-grid-selection.ts';

/** More cells than that are not counted here. */
const readable = 20_000;

const plain = { type: 'number', format: 'number' } as const;

function sizeText({ ranges, cells }: GridSelection): string {
  const [only] = ranges;
  return ranges.length === 1 && only
    ? `${formatCount(only.bottom - only.top + 1)} × ${formatCount(only.columns.length)} selected`
    : `${formatCount(cells)} cells selected`;
}

function useSummary(selection: ReturnType<typeof useGridSelection>) {
  const grid = useGrid();
  const rows = grid.rows.use();
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  const edited = useSyncExternalStore(grid.edits.subscribe, grid.edits.version);
  return useMemo(
    () =>
      selection.cells > readable
        ? null
        : summarise(selection.ranges, view.rowAt, (column, row) =>
            cellValue(column, row, grid.edits.of(row.id)),
          ),
    // oxlint-disable-next-line react/exhaustive-deps -- an edit changes what the cells hold
    [selection, view, grid, edited],
  );
}

export function SelectionNote() {
  const selection = useGridSelection();
  const summary = useSummary(selection);
  if (selection.active === null) return null;
  if (selection.cells === 1) return <span>row {formatCount(selection.active.row + 1)}</span>;
  return (
    <>
      <span>{sizeText(selection)}</span>
      {summary !== null && summary.sum !== null && <span>sum {formatNumber(summary.sum, plain)}</span>}
      {summary !== null && summary.average !== null && (
        <span>avg {formatNumber(summary.average, plain)}</span>
      )}
      {summary !== null && summary.empty > 0 && (
        <span>
          {formatCount(summary.empty)} of {formatCount(summary.cells)} empty
        </span>
      )}
    </>
  );
}
