// Companies of the list by position, however many: those in memory at once, the others window by window through the API, so that the
// screen goes on meanwhile.
import type { GridRow } from '../grid/columns/grid-column.ts';
import { rowAt, type GridShared } from '../grid/grid-context.ts';

export type RowRun = { first: number; rows: readonly GridRow[] };

/** Rows of one answer of the API. */
const windowRows = 500;

function inMemory(grid: GridShared, first: number, last: number): GridRow[] | null {
  const rows: GridRow[] = [];
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(grid, index);
    if (row === null) return null;
    rows.push(row);
  }
  return rows;
}

/** Both ends belong to it. Throws `AbortError` when told to stop. */
export async function* readRows(
  grid: GridShared,
  top: number,
  bottom: number,
  signal?: AbortSignal,
): AsyncGenerator<RowRun> {
  const window = grid.rows.get();
  for (let first = top; first <= bottom; first += windowRows) {
    signal?.throwIfAborted();
    const last = Math.min(first + windowRows - 1, bottom);
    // oxlint-disable-next-line no-await-in-loop -- one window after the other keeps the backend free for the screen
    const rows = inMemory(grid, first, last) ?? (await window.read(first, last - first + 1)).items;
    yield { first, rows };
  }
}

/** All of them at once where all are in memory; a handler of a copy has no time to wait. */
export const rowsInMemory = inMemory;
