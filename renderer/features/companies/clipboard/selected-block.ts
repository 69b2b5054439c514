// The selected ranges as one block of rows and columns, as a copy needs it: ranges that share their rows or their columns fit
// together, others do not.
import type { GridColumn } from '../grid/columns/grid-column.ts';
import type { SelectedRange } from '../grid/selection/use-grid-selection.ts';

/** Runs of rows, both ends included, without gaps between their cells. */
export type Band = { top: number; bottom: number };
export type Block = { bands: readonly Band[]; columns: readonly GridColumn[]; rows: number };

/** Stretches of rows at whose borders no range begins or ends inside. */
function bandsOf(ranges: readonly SelectedRange[]): Band[] {
  const borders = [...new Set(ranges.flatMap(({ top, bottom }) => [top, bottom + 1]))].toSorted(
    (a, b) => a - b,
  );
  return borders.slice(0, -1).map((top, at) => ({ top, bottom: (borders[at + 1] ?? top + 1) - 1 }));
}

const joined = (bands: readonly Band[]): Band[] =>
  bands.reduce<Band[]>((done, band) => {
    const last = done.at(-1);
    if (last?.bottom !== band.top - 1) return [...done, band];
    return [...done.slice(0, -1), { top: last.top, bottom: band.bottom }];
  }, []);

/** Null where the ranges make no block. `order` are the shown columns. */
export function blockOf(ranges: readonly SelectedRange[], order: readonly GridColumn[]): Block | null {
  const filled = bandsOf(ranges).flatMap((band) => {
    const own = ranges.filter(({ top, bottom }) => top <= band.top && bottom >= band.bottom);
    const columns = new Set(own.flatMap((range) => range.columns));
    return columns.size === 0 ? [] : [{ band, columns }];
  });
  const [first] = filled;
  if (!first) return null;
  const isBlock = filled.every(
    ({ columns }) =>
      columns.size === first.columns.size && [...columns].every((one) => first.columns.has(one)),
  );
  if (!isBlock) return null;
  const bands = joined(filled.map(({ band }) => band));
  return {
    bands,
    columns: order.filter((column) => first.columns.has(column)),
    rows: bands.reduce((sum, { top, bottom }) => sum + bottom - top + 1, 0),
  };
}
