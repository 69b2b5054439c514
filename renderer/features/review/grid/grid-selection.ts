// What is selected in the grid: cells from one corner to the other, whole rows, whole columns, or all of it.

export type Spot = { row: number; column: number };
export type Span = 'cells' | 'rows' | 'columns' | 'all';

/** `head` moves, `anchor` stays. */
export type Selection = { anchor: Spot; head: Spot; span: Span };
export type Size = { rows: number; columns: number };

/** Both ends belong to it. */
export type Range = { top: number; bottom: number; left: number; right: number };

export const selectAt = (spot: Spot, span: Span = 'cells'): Selection => ({ anchor: spot, head: spot, span });

export const extendTo = ({ anchor }: Selection, head: Spot, span: Span = 'cells'): Selection => ({
  anchor,
  head,
  span,
});

const within = (at: number, count: number): number => Math.max(Math.min(at, count - 1), 0);

/** The spot beside the head, within the grid. */
export const beside = ({ head }: Selection, rows: number, columns: number, size: Size): Spot => ({
  row: within(head.row + rows, size.rows),
  column: within(head.column + columns, size.columns),
});

/** The same where the list has become shorter. */
export const clamped = ({ anchor, head, span }: Selection, size: Size): Selection => ({
  anchor: { row: within(anchor.row, size.rows), column: within(anchor.column, size.columns) },
  head: { row: within(head.row, size.rows), column: within(head.column, size.columns) },
  span,
});

export function rangeOf({ anchor, head, span }: Selection, size: Size): Range {
  const isTall = span === 'columns' || span === 'all';
  const isWide = span === 'rows' || span === 'all';
  return {
    top: isTall ? 0 : Math.min(anchor.row, head.row),
    bottom: isTall ? size.rows - 1 : Math.max(anchor.row, head.row),
    left: isWide ? 0 : Math.min(anchor.column, head.column),
    right: isWide ? size.columns - 1 : Math.max(anchor.column, head.column),
  };
}

export const isInRange = ({ top, bottom, left, right }: Range, { row, column }: Spot): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

export const countCells = ({ top, bottom, left, right }: Range): number =>
  Math.max(bottom - top + 1, 0) * Math.max(right - left + 1, 0);

/** The same rows with all of their columns. */
export const widened = (selection: Selection): Selection => ({
  ...selection,
  span: selection.span === 'cells' || selection.span === 'rows' ? 'rows' : 'all',
});
