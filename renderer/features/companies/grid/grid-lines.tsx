// The lines on screen. A line keeps its elements when it leaves at one end and another enters at the other.
import { useMemo, useSyncExternalStore } from 'react';
import type { RowView } from '../../../ui/rows/row-window.ts';
import { useSourceMode } from '../marks/shown-sources.ts';
import type { GridRow } from './columns/grid-column.ts';
import { useGrid } from './grid-context.ts';
import { GridLine } from './grid-line.tsx';
import { lineMask } from './selection/line-mask.ts';
import { selectedBounds } from './selection/selection.ts';
import type { Geometry } from './use-geometry.ts';

type Props = { geometry: Geometry; view: RowView<GridRow>; total: number; openedId: string | undefined };

export function GridLines({ geometry, view, total, openedId }: Props) {
  const { first, count, slotOf, window, headRows } = geometry;
  const columns = geometry.columns.shown.length;
  const grid = useGrid();
  const { selection } = grid.selection.store.use();
  useSyncExternalStore(grid.edits.subscribe, grid.edits.version);
  const sources = useSourceMode();
  const bounds = useMemo(
    () => (selection ? selectedBounds(selection, { rows: total, columns }) : []),
    [selection, total, columns],
  );
  const { frozen, middle, middleAt } = window;
  const lineColumns = useMemo(() => ({ frozen, middle, middleAt }), [frozen, middle, middleAt]);
  return Array.from({ length: count }, (_, at) => {
    const index = first + at;
    const row = view.rowAt(index);
    return (
      <GridLine
        key={slotOf(index)}
        index={index}
        row={row}
        edits={row && grid.edits.of(row.id)}
        columns={lineColumns}
        mask={lineMask(bounds, selection?.active ?? null, index, columns)}
        sources={sources}
        isOpen={row !== null && row.id === openedId}
        headRows={headRows}
      />
    );
  });
}
