// How the cells of one line are drawn for a selection, as a short text: equal texts need no new drawing.
import { holds, type Bounds, type Place } from './selection.ts';

export const bits = { selected: 1, top: 2, right: 4, bottom: 8, left: 16, active: 32 } as const;

const isIn = (bounds: readonly Bounds[], row: number, column: number): boolean =>
  bounds.some((one) => holds(one, { row, column }));

function maskOf(bounds: readonly Bounds[], row: number, column: number): number {
  if (!isIn(bounds, row, column)) return 0;
  return (
    bits.selected +
    (isIn(bounds, row - 1, column) ? 0 : bits.top) +
    (isIn(bounds, row, column + 1) ? 0 : bits.right) +
    (isIn(bounds, row + 1, column) ? 0 : bits.bottom) +
    (isIn(bounds, row, column - 1) ? 0 : bits.left)
  );
}

/** One character for each column, or nothing where the line has none that is selected or active. */
export function lineMask(
  bounds: readonly Bounds[],
  active: Place | null,
  row: number,
  columns: number,
): string {
  const isTouched = bounds.some(({ top, bottom }) => row >= top && row <= bottom);
  if (!isTouched && active?.row !== row) return '';
  const codes = Array.from({ length: columns }, (_, column) => {
    const isActive = active?.row === row && active.column === column;
    return maskOf(bounds, row, column) + (isActive ? bits.active : 0);
  });
  return String.fromCharCode(...codes);
}

export const maskAt = (mask: string, column: number): number => (mask === '' ? 0 : mask.charCodeAt(column));
