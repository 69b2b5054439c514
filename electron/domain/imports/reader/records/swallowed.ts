// A quoted cell over several lines that are each a whole row of the table: a stray quote opened it, and another one far
// below closed it, so that nothing looks broken. Texts and addresses over several lines must not be taken for that.
import type { Grammar } from './grammar.ts';

export function looksSwallowed(cells: string[], { delimiter }: Grammar, width: number | null): boolean {
  if (width === null || width < 3) return false;
  return cells.some((cell) => /[\r\n]/.test(cell) && holdsRows(cell, delimiter, width));
}

function holdsRows(cell: string, delimiter: string, width: number): boolean {
  // The first and the last line are parts of rows.
  const lines = cell.split(/\r\n|\n|\r/).slice(1, -1);
  const enough = width < 5 ? 3 : 2;
  return lines.length >= enough && lines.every((line) => isRow(line, delimiter, width));
}

/** In sentences a space follows the comma. */
const isRow = (line: string, delimiter: string, width: number): boolean =>
  !line.includes(`${delimiter} `) && line.split(delimiter).length === width;
