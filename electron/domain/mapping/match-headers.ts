// Headers without values: how the reader finds the row that holds the names.
import { matchName } from './name-index.ts';

/** How many of the cells are names that a column of company data is known by. */
export const countKnownNames = (cells: string[]): number =>
  cells.filter((cell) => cell.length < 60 && matchName(cell).some(({ weak }) => !weak)).length;
