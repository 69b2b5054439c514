// Where a key leads from the active cell. Pure: what a spreadsheet does, over a list of any length.
import {
  boundsOf,
  clampPlace,
  countOf,
  extendTo,
  selectAll,
  selectCell,
  selectWhole,
  type Bounds,
  type Place,
  type Selection,
  type Size,
} from './selection.ts';

export type GridKey = { key: string; shift: boolean; mod: boolean };

export type Surroundings = Size & {
  /** Rows that a page key moves by. */
  pageRows: number;
  /** The column where the run of filled or of empty cells ends, from a cell to the left (-1) or the right (1). */
  edgeColumn: (from: Place, by: -1 | 1) => number;
};

const arrows: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** With Ctrl: up and down to the ends of the list, sideways to the edge of the data. */
function byArrow(from: Place, { key, mod }: GridKey, around: Surroundings): Place | null {
  const step = arrows[key];
  if (!step) return null;
  const [rows, columns] = step;
  if (!mod) return { row: from.row + rows, column: from.column + columns };
  if (rows !== 0) return { ...from, row: rows < 0 ? 0 : around.rows - 1 };
  return { ...from, column: around.edgeColumn(from, columns < 0 ? -1 : 1) };
}

function byJump(from: Place, { key, mod }: GridKey, around: Surroundings): Place | null {
  switch (key) {
    case 'Home':
      return mod ? { row: 0, column: 0 } : { ...from, column: 0 };
    case 'End':
      return { row: mod ? around.rows - 1 : from.row, column: around.columns - 1 };
    case 'PageDown':
      return { ...from, row: from.row + around.pageRows };
    case 'PageUp':
      return { ...from, row: from.row - around.pageRows };
    default:
      return null;
  }
}

/** The next cell of a range in reading order (Tab) or down its columns (Enter), from its end to its start. */
export function nextWithin(bounds: Bounds, from: Place, key: 'Tab' | 'Enter', by: -1 | 1): Place {
  const height = bounds.bottom - bounds.top + 1;
  const width = bounds.right - bounds.left + 1;
  const [row, column] = [from.row - bounds.top, from.column - bounds.left];
  const at = (key === 'Tab' ? row * width + column : column * height + row) + by;
  const place = (at + height * width) % (height * width);
  return key === 'Tab'
    ? { row: bounds.top + Math.floor(place / width), column: bounds.left + (place % width) }
    : { row: bounds.top + (place % height), column: bounds.left + Math.floor(place / height) };
}

/** Where Tab or Enter leads: within a range round and round, else one on. Null: out of the grid. */
export function stepOn(selection: Selection, key: 'Tab' | 'Enter', by: -1 | 1, size: Size): Selection | null {
  const [only, second] = selection.ranges;
  const bounds = only && !second ? boundsOf(only, size) : null;
  if (bounds && countOf(bounds) > 1)
    return { ...selection, active: nextWithin(bounds, selection.active, key, by) };
  const { row, column } = selection.active;
  if (key === 'Enter') return selectCell(clampPlace({ row: row + by, column }, size));
  const next = column + by;
  return next < 0 || next >= size.columns ? null : selectCell({ row, column: next });
}

/** The free end of the last range, from which Shift goes on. */
const freeEnd = ({ active, ranges }: Selection): Place => ranges.at(-1)?.focus ?? active;

const isSpace = (key: string): boolean => key === ' ';

/** The selection after a key, or null where the key says nothing about it. */
export function afterKey(selection: Selection | null, key: GridKey, around: Surroundings): Selection | null {
  if (around.rows === 0 || around.columns === 0) return null;
  const start = selection ?? selectCell({ row: 0, column: 0 });
  if (key.mod && !key.shift && key.key.toLowerCase() === 'a') return selectAll(start.active);
  if (isSpace(key.key) && key.shift !== key.mod) return selectWhole(start, key.shift ? 'rows' : 'columns');
  if (key.key === 'Tab' && !key.mod) return stepOn(start, 'Tab', key.shift ? -1 : 1, around);

  const from = key.shift ? freeEnd(start) : start.active;
  const to = byArrow(from, key, around) ?? byJump(from, key, around);
  if (to === null) return null;
  // The first move of all goes to the first cell, not past it.
  if (selection === null && !key.mod) return start;
  const place = clampPlace(to, around);
  return key.shift ? extendTo(start, place) : selectCell(place);
}
