// Which cells are selected, as data: ranges between positions, however many rows lie between them. A position is a row of the
// whole sorted list and a column among those shown. Nothing here knows companies or the screen.

export type Place = { readonly row: number; readonly column: number };

/** `rows` reach over every column, `columns` over every row, `all` over both, also those that come later. */
export type Extent = 'cells' | 'rows' | 'columns' | 'all';

export type GridRange = { readonly extent: Extent; readonly anchor: Place; readonly focus: Place };

/** The last range is the one that Shift extends; `active` is the cell that keys and edits are about. */
export type Selection = { readonly active: Place; readonly ranges: readonly GridRange[] };

export type Size = { rows: number; columns: number };

/** Both ends belong to it. */
export type Bounds = { top: number; bottom: number; left: number; right: number };

const range = (extent: Extent, anchor: Place, focus: Place): GridRange => ({ extent, anchor, focus });

export const selectCell = (place: Place): Selection => ({
  active: place,
  ranges: [range('cells', place, place)],
});

export const selectAll = (active: Place): Selection => ({ active, ranges: [range('all', active, active)] });

/** The rows or the columns that the last range touches, whole. */
export function selectWhole(selection: Selection, extent: 'rows' | 'columns'): Selection {
  const last = selection.ranges.at(-1) ?? range('cells', selection.active, selection.active);
  return { ...selection, ranges: [...selection.ranges.slice(0, -1), { ...last, extent }] };
}

/** From a line to another, whole; the active cell is the first line's. */
export const selectLines = (extent: 'rows' | 'columns', anchor: Place, focus: Place = anchor): Selection => ({
  active: anchor,
  ranges: [range(extent, anchor, focus)],
});

/** Moves the free end of the last range; a selected cell becomes a range, whole lines stay whole. */
export function extendTo(selection: Selection, focus: Place): Selection {
  const last = selection.ranges.at(-1);
  const extent = last === undefined || last.extent === 'all' ? 'cells' : last.extent;
  const anchor = last?.anchor ?? selection.active;
  return { ...selection, ranges: [...selection.ranges.slice(0, -1), range(extent, anchor, focus)] };
}

/** Another range beside those there are. */
export const addRange = (selection: Selection | null, place: Place, extent: Extent = 'cells'): Selection => ({
  active: place,
  ranges: [...(selection?.ranges ?? []), range(extent, place, place)],
});

export function boundsOf({ extent, anchor, focus }: GridRange, size: Size): Bounds {
  const isWide = extent === 'rows' || extent === 'all';
  const isHigh = extent === 'columns' || extent === 'all';
  return {
    top: isHigh ? 0 : Math.min(anchor.row, focus.row),
    bottom: isHigh ? size.rows - 1 : Math.max(anchor.row, focus.row),
    left: isWide ? 0 : Math.min(anchor.column, focus.column),
    right: isWide ? size.columns - 1 : Math.max(anchor.column, focus.column),
  };
}

export const holds = (bounds: Bounds, { row, column }: Place): boolean =>
  row >= bounds.top && row <= bounds.bottom && column >= bounds.left && column <= bounds.right;

/** What is left of `from` without `cut`: up to four pieces that do not overlap. */
function subtract(from: Bounds, cut: Bounds): Bounds[] {
  const top = Math.max(from.top, cut.top);
  const bottom = Math.min(from.bottom, cut.bottom);
  if (top > bottom || cut.left > from.right || cut.right < from.left) return [from];
  return [
    { ...from, bottom: top - 1 },
    { ...from, top: bottom + 1 },
    { ...from, top, bottom, right: cut.left - 1 },
    { ...from, top, bottom, left: cut.right + 1 },
  ].filter((piece) => piece.top <= piece.bottom && piece.left <= piece.right);
}

/** The same cells as rectangles that do not overlap. */
export function disjoint(all: readonly Bounds[]): Bounds[] {
  return all.reduce<Bounds[]>(
    (done, next) => [
      ...done,
      ...done.reduce((left, cut) => left.flatMap((piece) => subtract(piece, cut)), [next]),
    ],
    [],
  );
}

/** The selected cells as rectangles that do not overlap. */
export const selectedBounds = (selection: Selection, size: Size): Bounds[] =>
  disjoint(selection.ranges.map((one) => boundsOf(one, size)));

export const countOf = ({ top, bottom, left, right }: Bounds): number =>
  (bottom - top + 1) * (right - left + 1);

export const countCells = (bounds: readonly Bounds[]): number =>
  bounds.reduce((sum, one) => sum + countOf(one), 0);

const mapPlaces = (selection: Selection, map: (place: Place) => Place): Selection => ({
  active: map(selection.active),
  ranges: selection.ranges.map((one) => ({ ...one, anchor: map(one.anchor), focus: map(one.focus) })),
});

const clamp = (value: number, count: number): number => Math.min(Math.max(value, 0), Math.max(count - 1, 0));

export const clampPlace = ({ row, column }: Place, size: Size): Place => ({
  row: clamp(row, size.rows),
  column: clamp(column, size.columns),
});

/** The selection after its rows went up or down by some, within a list of that size. */
export const shiftRows = (selection: Selection, by: number, size: Size): Selection =>
  mapPlaces(selection, ({ row, column }) => clampPlace({ row: row + by, column }, size));

/** The selection after the columns changed places: whole rows stay, anything else becomes the active cell where it is now. */
export function moveColumns(selection: Selection, columnNow: number): Selection {
  const active = { ...selection.active, column: columnNow };
  const isWide = selection.ranges.every(({ extent }) => extent === 'rows' || extent === 'all');
  return isWide ? { ...selection, active } : selectCell(active);
}
