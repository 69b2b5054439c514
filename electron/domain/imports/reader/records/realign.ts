// Mends a row with too many or too few cells where the types of the columns say what happened: a delimiter of another kind,
// one too many, one inside a value, one lost. Only where exactly one cure makes every cell fit and doing nothing does not.
import { msg, t } from '../../../../../shared/messages/message.ts';
import type { Grammar } from './grammar.ts';
import { Scanner } from './scanner.ts';
import { fits, misfits, type TableShape } from './table-shape.ts';

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
  const name = only.delimiter === '\t' ? t('a tab') : `"${only.delimiter}"`;
  return {
    cells: only.cells,
    code: 'other_delimiter',
    message: t('Only this row uses {name} between its cells. It was split there.', { name }),
  };
}

const kinds = {
  extra_delimiter: msg('The row has a delimiter too many. The empty cell that it makes was taken out.'),
  unquoted_delimiter: msg(
    'A value holds the delimiter and is not quoted. Its parts were put together again.',
  ),
  missing_delimiter: msg('The row lacks a delimiter. The cells after the gap were moved to their columns.'),
} as const;

/** Columns whose type can speak for one reading or another. */
const fewestTyped = 2;

function byTypes(cells: readonly string[], { delimiter }: Grammar, shape: TableShape): Realigned | null {
  const surplus = cells.length - shape.width;
  if (Math.abs(surplus) !== 1 || shape.types.filter((type) => type !== null).length < fewestTyped)
    return null;
  const asItIs = misfits(cells.slice(0, shape.width), shape);
  if (asItIs < (surplus > 0 ? 1 : 2)) return null;
  const range = rangeOf(cells, -surplus, shape);
  if (surplus < 0) return only(range, (at) => inserted(cells, at, shape), 'missing_delimiter');
  return (
    only({ ...range, first: range.first + 1 }, (at) => dropped(cells, at), 'extra_delimiter') ??
    only(
      { ...range, first: Math.max(0, range.first) },
      (at) => joined(cells, at, delimiter, shape),
      'unquoted_delimiter',
    )
  );
}

/**
 * Where the fault may be: cells before `last` fit where they are, those behind it fit when shifted. With one cell too many,
 * `first` is for the joining of two; nothing can be dropped there.
 */
type Range = { first: number; last: number };

function rangeOf(cells: readonly string[], shift: number, shape: TableShape): Range {
  const unfit = cells.findIndex((cell, at) => !fits(cell, at, shape));
  const unfitShifted = cells.findLastIndex((cell, at) => at + shift >= 0 && !fits(cell, at + shift, shape));
  return {
    first: Math.max(shift > 0 ? 0 : -1, unfitShifted + (shift > 0 ? 1 : -1)),
    last: unfit === -1 ? cells.length : unfit,
  };
}

/** The one way of mending, if there is exactly one. */
function only(
  { first, last }: Range,
  mend: (at: number) => string[] | null,
  code: keyof typeof kinds,
): Realigned | null {
  const ways = new Map<string, string[]>();
  for (let at = first; at <= last && ways.size < 2; at += 1) {
    const cells = mend(at);
    if (cells !== null) ways.set(cells.join('\0'), cells);
  }
  const [cells] = ways.values();
  return cells === undefined || ways.size > 1 ? null : { cells, code, message: t(kinds[code]) };
}

/** Without an empty cell; the cells behind it must fit one place further left. */
const dropped = (cells: readonly string[], at: number): string[] | null =>
  cells[at]?.trim() === '' ? cells.toSpliced(at, 1) : null;

function joined(cells: readonly string[], at: number, delimiter: string, shape: TableShape): string[] | null {
  const second = cells[at + 1];
  if (second === undefined) return null;
  const value = `${cells[at]}${delimiter}${second}`;
  return fits(value, at, shape) ? cells.toSpliced(at, 2, value) : null;
}

const inserted = (cells: readonly string[], at: number, shape: TableShape): string[] | null =>
  fits('', at, shape) ? cells.toSpliced(at, 0, '') : null;
