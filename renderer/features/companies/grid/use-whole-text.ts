// A cell that has no room for its value shows it whole on hover.
import { useCallback, type MouseEvent } from 'react';
import { plainText } from './cells/cell-view.ts';
import { cellValue } from './cells/grid-cell.tsx';
import { rowAt, useGrid, type GridShared } from './grid-context.ts';
import { hitOf } from './use-grid-pointer.ts';

function wholeText(grid: GridShared, place: { row: number; column: number }): string {
  const row = rowAt(grid, place.row);
  const column = grid.columns.get()[place.column];
  if (!row || !column) return '';
  const edits = grid.edits.of(row.id);
  return edits?.drafts.get(column.path)?.reason ?? plainText(column.kind, cellValue(column, row, edits));
}

export function useWholeText(headRows: number) {
  const grid = useGrid();
  return useCallback(
    ({ target }: MouseEvent): void => {
      const hit = hitOf(target, headRows);
      const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null;
      if (!hit || !cell || hit.isNumber) return;
      const text = wholeText(grid, hit.place);
      const parts = [cell, ...cell.querySelectorAll<HTMLElement>('span')];
      const isCut = parts.some((part) => part.scrollWidth > part.clientWidth) || text !== cell.textContent;
      if (isCut && text !== '') cell.title = text;
      else cell.removeAttribute('title');
    },
    [grid, headRows],
  );
}
