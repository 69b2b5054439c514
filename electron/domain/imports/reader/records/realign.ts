// Mends a row with too many or too few cells where the types of the columns say what happened: a delimiter of another kind,
// one too many, one inside a value, one lost. Only where exactly one cure makes every cell fit and doing nothing does not.
import type { Grammar } from './grammar.ts';
import { Scanner } from './scanner.ts';
import { misfits, type TableShape } from './table-shape.ts';

export type Realigned = { cells: string[]; code: string; message: string };

const others = [',', ';', '\t', '|'];

export function realign(
  cells: readonly string[],
  raw: string,
  grammar: Grammar,
  shape: TableShape,
): Realigned | null {
  return byOtherDelimiter(cells, raw, grammar, shape) ?? byTypes(cells, grammar, shape);
}

/** The row alone uses another delimiter: with it the row has the table's width, and no cell looks odd. */
function byOtherDelimiter(
  cells: readonly string[],
  raw: string,
  grammar: Grammar,
  shape: TableShape,
): Realigned | null {
  if (shape.width < 3 || cells.length >= shape.width) return null;
  const readings = others
    .filter((delimiter) => delimiter !== grammar.delimiter && raw.includes(delimiter))
    .flatMap((delimiter) => {
      const outcome = new Scanner(raw, { ...grammar, delimiter }).next('strict');
      const fits = outcome.kind === 'record' && outcome.cells.length === shape.width;
      return fits ? [{ delimiter, cells: outcome.cells }] : [];
    });
  const [only] = readings;
  if (only === undefined || readings.length > 1) return null;
  if (misfits(only.cells, shape) >= Math.max(1, misfits(cells, shape))) return null;
  const name = only.delimiter === '\t' ? 'a tab' : `"${only.delimiter}"`;
  return {
    cells: only.cells,
    code: 'other_delimiter',
    message: `Only this row uses ${name} between its cells. It was split there.`,
  };
}

const kinds = {
  extra_delimiter: 'The row has a delimiter too many. The empty cell that it makes was taken out.',
  unquoted_delimiter: 'A value holds the delimiter and is not quoted. Its parts were put together again.',
  missing_delimiter: 'The row lacks a delimiter. The cells after the gap were moved to their columns.',
} as const;

/** Columns whose type can speak for one reading or another. */
const fewestTyped = 2;

function byTypes(cells: readonly string[], grammar: Grammar, shape: TableShape): Realigned | null {
  if (Math.abs(cells.length - shape.width) !== 1) return null;
  if (shape.types.filter((type) => type !== null).length < fewestTyped) return null;
  const asItIs = misfits(cells.slice(0, shape.width), shape);
  if (asItIs === 0) return null;
  if (cells.length < shape.width)
    return asItIs < 2 ? null : only(inserted(cells), shape, 'missing_delimiter');
  return (
    only(dropped(cells), shape, 'extra_delimiter') ??
    only(joined(cells, grammar.delimiter), shape, 'unquoted_delimiter')
  );
}

/** The one candidate without a misfit, if there is exactly one. */
function only(candidates: string[][], shape: TableShape, code: keyof typeof kinds): Realigned | null {
  const fitting = new Map(
    candidates.filter((cells) => misfits(cells, shape) === 0).map((cells) => [cells.join('\0'), cells]),
  );
  const [cells] = fitting.values();
  return cells === undefined || fitting.size > 1 ? null : { cells, code, message: kinds[code] };
}

const dropped = (cells: readonly string[]): string[][] =>
  cells.flatMap((cell, at) => (cell.trim() === '' ? [cells.toSpliced(at, 1)] : []));

const joined = (cells: readonly string[], delimiter: string): string[][] =>
  cells.slice(1).map((cell, at) => cells.toSpliced(at, 2, `${cells[at]}${delimiter}${cell}`));

const inserted = (cells: readonly string[]): string[][] =>
  Array.from({ length: cells.length + 1 }, (_, at) => cells.toSpliced(at, 0, ''));
