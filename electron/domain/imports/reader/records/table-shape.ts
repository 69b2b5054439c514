// What the first records of a table tell about the rest: how many columns, of which types, which are never empty. It is the
// evidence that repairs go by, and that a row of another table, a footer or a total is told by.
import { importLimits } from '../../../../../shared/schema/import.ts';
import { cellType, columnType, type CellType } from '../dialect/cell-type.ts';
import { tooManyColumns } from '../file/file-errors.ts';
import type { Grammar } from './grammar.ts';
import { Scanner } from './scanner.ts';
import { widthOf } from './width.ts';

export type TableShape = {
  width: number;
  /** The type of nearly all cells of a column; null where it is text, mixed, or too few were seen. */
  types: readonly (CellType | null)[];
  /** Columns that no row of the sample leaves empty. */
  filled: readonly boolean[];
  /** Where a column of words has few different ones, those that come again and again; null elsewhere. */
  categories: readonly (ReadonlySet<string> | null)[];
  /** Whether rows of the sample have one cell only, so that such a row is nothing odd. */
  hasThinRows: boolean;
};

/** What the shape is judged by. Whoever reads on must have this many characters, so that all judge alike. */
export const shapeSample = 32 * 1024;
const sampleRecords = 200;
const fewest = 5;
/** Other tables and notes in the sample must not hide the types of this one. */
const nearlyAll = 0.8;

type Start = {
  /** Records of the header, with which the text starts. */ headers: number;
  /** What remarks begin with. */ comment?: string | undefined;
  /** Physical line at which the text starts. */ line: number;
};

export function measureShape(text: string, grammar: Grammar, { headers, comment, line }: Start): TableShape {
  const records = firstRecords(text, grammar, headers).filter(
    ([first = '']) => !comment || !first.startsWith(comment),
  );
  const named = records.splice(0, headers);
  const header = Math.max(0, ...named.map(({ length }) => length));
  const width = widthOf(
    headers === 0 ? 0 : Math.max(1, header),
    records.map(({ length }) => length),
  );
  if (width > importLimits.columns) throw tooManyColumns(width, line);
  return { width, ...columnsOf(records, width), hasThinRows: hasThinRows(records, width) };
}

/** Those that end the sample may be a footer. */
function hasThinRows(records: string[][], width: number): boolean {
  const last = records.findLastIndex((cells) => cells.length === width && !isThin(cells, width));
  return records.slice(0, Math.max(0, last)).some((cells) => isThin(cells, width));
}

function firstRecords(text: string, grammar: Grammar, headers: number): string[][] {
  const scanner = new Scanner(text, grammar);
  const records: string[][] = [];
  while (scanner.at < Math.min(text.length, shapeSample) && records.length < sampleRecords) {
    const strict = scanner.next('strict');
    // Perhaps only cut off by the end of the sample.
    if (strict.kind === 'unclosed' && records.length > 1) break;
    const outcome = strict.kind === 'record' ? strict : scanner.next('literal');
    if (outcome.kind !== 'record') break;
    const isBlank = outcome.cells.length === 1 && outcome.cells[0] === '';
    if (!isBlank || records.length < headers) records.push(outcome.cells);
  }
  return records;
}

function columnsOf(records: string[][], width: number): Pick<TableShape, 'types' | 'filled' | 'categories'> {
  const rows = records.filter((cells) => cells.length === width && cells.some((cell) => cell.trim() !== ''));
  const columns = Array.from({ length: width }, (_, at) => rows.map((cells) => cells[at] ?? ''));
  return {
    types: columns.map(typeOf),
    categories: columns.map(categoriesOf),
    filled: columns.map((cells) => cells.length >= fewest && cells.every((cell) => cell.trim() !== '')),
  };
}

function categoriesOf(cells: string[]): Set<string> | null {
  const counts = new Map<string, number>();
  for (const cell of cells) if (cell.trim() !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const again = [...counts].filter(([, count]) => count > 1);
  const total = again.reduce((sum, [, count]) => sum + count, 0);
  return cells.length >= fewest * 2 && total >= cells.length * nearlyAll
    ? new Set(again.map(([cell]) => cell))
    : null;
}

function typeOf(cells: string[]): CellType | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const { type, share } = columnType(filled);
  return filled.length >= fewest && type !== 'text' && share >= nearlyAll ? type : null;
}

/** One cell, or one filled one where the delimiters of the others stand. */
export function isThin(cells: readonly string[], width: number): boolean {
  if (width < 2) return false;
  if (cells.length === 1) return true;
  if (width < 3 || cells[1] !== '' || cells.at(-1) !== '') return false;
  return cells.every((cell, at) => at === 0 || cell.trim() === '');
}

/** Whether a cell looks like those of the column. */
export function fits(cell: string, column: number, { types, filled }: TableShape): boolean {
  if (cell.trim() === '') return filled[column] !== true;
  const type = types[column] ?? null;
  return type === null || cellType(cell) === type;
}

/** In how many places a row of the table would not look as it does. */
export const misfits = (cells: readonly string[], shape: TableShape): number =>
  shape.types.filter((_, at) => !fits(cells[at] ?? '', at, shape)).length;

/** In how many columns of few words a row has another one. */
export const strangers = (cells: readonly string[], { categories }: TableShape): number =>
  categories.filter((known, at) => known !== null && !known.has(cells[at] ?? '')).length;

/** A row that shows itself to be one of the table's: by its types, or by words that come again and again. */
export const isFamiliar = (cells: readonly string[], shape: TableShape): boolean =>
  misfits(cells, shape) === 0 &&
  (shape.types.some((type) => type !== null) ||
    shape.categories.some((known, at) => known?.has(cells[at] ?? '')));

const strange = 2;

/** Whether nothing in the row is as in the rows of the table. */
export const isStrange = (cells: readonly string[], shape: TableShape): boolean =>
  misfits(cells, shape) > 0 || strangers(cells, shape) >= strange;

/** Names over the columns: every cell a word of its own, and none as the values of its column are. */
export function looksLikeHeader(cells: readonly string[], shape: TableShape): boolean {
  if (cells.length < 2 || !cells.every(isName) || new Set(cells).size < cells.length) return false;
  return cells.length !== shape.width || shape.types.some((type) => type !== null) || isStrange(cells, shape);
}

export const isName = (cell: string): boolean => {
  const text = cell.trim();
  return /\p{L}/u.test(text) && text.length <= 60 && !/\d{3}|^\d/.test(text) && cellType(text) === 'text';
};
