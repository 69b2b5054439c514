// What a view remembers of its columns: their order, and each one's width, whether it is hidden and whether it stays in
// sight. A list, in order; plain data, so that a saved view can hold it.
import type { GridColumn } from './grid-column.ts';

export type ViewColumn = { path: string; width?: number; hidden?: boolean; frozen?: boolean };
export type ViewColumns = readonly ViewColumn[];

/** A column with what the view says of it, or with the usual. */
export type ArrangedColumn = {
  column: GridColumn;
  width: number;
  isHidden: boolean;
  isFrozen: boolean;
};

const usual = (column: GridColumn): ArrangedColumn => ({
  column,
  width: column.width,
  isHidden: column.isHidden,
  isFrozen: column.isFrozen,
});

const arranged = (column: GridColumn, view: ViewColumn): ArrangedColumn => ({
  column,
  width: view.width ?? column.width,
  isHidden: view.hidden ?? column.isHidden,
  isFrozen: view.frozen ?? column.isFrozen,
});

/** Where a column that the view does not know belongs: behind its group, else at the end. */
function placeFor(column: GridColumn, known: readonly ArrangedColumn[]): number {
  const last = known.findLastIndex((other) => other.column.group.id === column.group.id);
  return last < 0 ? known.length : last + 1;
}

/** All columns there are, frozen ones first. What a view says of a column that is gone is passed over, not lost. */
export function arrange(columns: readonly GridColumn[], view: ViewColumns): ArrangedColumn[] {
  const byPath = new Map(columns.map((column) => [column.path, column]));
  const all: ArrangedColumn[] = [];
  for (const entry of view) {
    const column = byPath.get(entry.path);
    if (!column) continue;
    byPath.delete(entry.path);
    all.push(arranged(column, entry));
  }
  for (const column of byPath.values()) all.splice(placeFor(column, all), 0, usual(column));
  return [...all.filter(({ isFrozen }) => isFrozen), ...all.filter(({ isFrozen }) => !isFrozen)];
}

/** The view with every column in it, so that an order or a setting has something to stand on. */
function complete(columns: readonly GridColumn[], view: ViewColumns): ViewColumn[] {
  const said = new Map(view.map((entry) => [entry.path, entry]));
  const all = arrange(columns, view).map(({ column }) => said.get(column.path) ?? { path: column.path });
  const live = new Set(columns.map(({ path }) => path));
  return [...all, ...view.filter(({ path }) => !live.has(path))];
}

type Setting = Omit<ViewColumn, 'path'>;

/** Says something of one column. */
export function setColumn(
  columns: readonly GridColumn[],
  view: ViewColumns,
  path: string,
  setting: Setting,
): ViewColumns {
  return complete(columns, view).map((entry) => (entry.path === path ? { ...entry, ...setting } : entry));
}

/** The usual width again. */
export const resetWidth = (view: ViewColumns, path: string): ViewColumns =>
  view.map((entry) => {
    if (entry.path !== path) return entry;
    const { width: _, ...rest } = entry;
    return rest;
  });

/** Puts a column before another, or last. Among frozen columns it becomes one, away from them it is none. */
export function moveColumn(
  columns: readonly GridColumn[],
  view: ViewColumns,
  path: string,
  before: string | null,
): ViewColumns {
  if (path === before) return view;
  const all = complete(columns, view);
  const moved = all.find((entry) => entry.path === path);
  if (!moved) return view;
  const rest = all.filter((entry) => entry !== moved);
  const at = before === null ? -1 : rest.findIndex((entry) => entry.path === before);
  const place = at < 0 ? rest.length : at;
  const isFrozen = (entry: ViewColumn | undefined): boolean =>
    entry?.frozen ?? columns.find((column) => column.path === entry?.path)?.isFrozen ?? false;
  return rest.toSpliced(place, 0, { ...moved, frozen: isFrozen(rest[place]) });
}

/** One place towards the start (-1) or the end (1) among the columns that are shown. */
export function stepColumn(
  columns: readonly GridColumn[],
  view: ViewColumns,
  path: string,
  by: -1 | 1,
): ViewColumns {
  const shown = arrange(columns, view).filter(({ isHidden }) => !isHidden);
  const at = shown.findIndex(({ column }) => column.path === path);
  const neighbour = shown[at + by];
  if (at < 0 || !neighbour) return view;
  const before = by < 0 ? neighbour : shown[at + 2];
  const moved = moveColumn(columns, view, path, before?.column.path ?? null);
  // A step stays on its side of the frozen edge unless it crosses it.
  return setColumn(columns, moved, path, { frozen: neighbour.isFrozen });
}
