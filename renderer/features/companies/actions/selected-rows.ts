// The companies that the selected cells belong to, each once.
import type { GridRow } from '../grid/columns/grid-column.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { readSelection } from '../grid/selection/use-grid-selection.ts';
import { readRows } from './read-rows.ts';

export type RowBand = { top: number; bottom: number };

/** Without overlaps, from the top. */
export function mergeBands(bands: readonly RowBand[]): RowBand[] {
  const merged: RowBand[] = [];
  for (const { top, bottom } of bands.toSorted((one, other) => one.top - other.top)) {
    const last = merged.at(-1);
    if (last && top <= last.bottom + 1) last.bottom = Math.max(last.bottom, bottom);
    else merged.push({ top, bottom });
  }
  return merged;
}

export type SelectedRows = {
  bands: readonly RowBand[];
  count: number;
  /** All of the list: then its query says it better. */
  isAll: boolean;
};

export function selectedRows(grid: GridShared): SelectedRows {
  const { ranges, total } = readSelection(grid);
  const bands = mergeBands(ranges);
  const count = bands.reduce((sum, { top, bottom }) => sum + bottom - top + 1, 0);
  return { bands, count, isAll: count > 1 && count === total };
}

export async function companiesOf(
  grid: GridShared,
  { bands }: Pick<SelectedRows, 'bands'>,
  pick: (row: GridRow) => boolean = () => true,
): Promise<string[]> {
  const ids: string[] = [];
  for (const { top, bottom } of bands)
    for await (const { rows } of readRows(grid, top, bottom))
      ids.push(...rows.filter(pick).map(({ id }) => id));
  return ids;
}
