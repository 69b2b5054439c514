// How many rows the header has: names in two or three rows, groups of columns above, units below. A row of data that has
// only words must not be taken for one, so it takes several columns whose values are something else.
import { isName as isWord } from '../records/table-shape.ts';
import { columnType } from './cell-type.ts';
import { isYearOver } from './year-names.ts';

const mostRows = 4;
const fewestBelow = 3;
const placeholder = /^(n\/?a|n\.a\.|none|null|nil|nan|unknown|unbekannt|tbd|-+|\?+|\.+)$/i;

/** `rows` begin with the first header row and have the table's width. `countKnown`: names that a person would know. */
export function countHeaderRows(rows: string[][], countKnown: (cells: string[]) => number): number {
  let count = 1;
  while (count < mostRows && isHeaderRow(rows, count, countKnown)) count += 1;
  return count;
}

function isHeaderRow(rows: string[][], at: number, countKnown: (cells: string[]) => number): boolean {
  const [top = []] = rows;
  const cells = rows[at] ?? [];
  const below = rows.slice(at + 1);
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (below.length < fewestBelow || filled.length === 0) return false;
  const isName = (cell: string, column: number): boolean =>
    cell.trim() === '' ||
    isPartOfName(cell) ||
    isYearOver(
      cell,
      below.map((row) => row[column] ?? ''),
    );
  if (!cells.every(isName)) return false;
  if (cells.every((cell, column) => cell === top[column])) return true;
  if (cells.some((cell, column) => cell !== '' && below.some((row) => row[column] === cell))) return false;
  if (filled.length > 1 && filled.every((cell) => /^\s*[([].*[)\]]\s*$/.test(cell))) return true;
  const odd = cells.filter((cell, column) => cell.trim() !== '' && isTyped(below, column)).length;
  const isGrouped = top.some((cell) => cell.trim() === '');
  if (isGrouped && filled.length === cells.length && countKnown(cells) > countKnown(top)) return true;
  return odd >= (isGrouped ? 1 : 2);
}

const isPartOfName = (cell: string): boolean =>
  isWord(cell) && !/\d/.test(cell) && !placeholder.test(cell.trim());

function isTyped(rows: string[][], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
  const { type, share } = columnType(cells);
  return cells.length >= fewestBelow && type !== 'text' && share >= 0.8;
}
