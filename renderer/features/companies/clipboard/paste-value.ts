// The value that a cell of the clipboard means in a column. What a person would have to type for it is judged by the parser that the
// editors use; what the clipboard tells beside the text only makes it exact.
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { parseCell } from '../grid/typed/parse-cell.ts';
import { parseNumber, typedNumber } from '../grid/typed/parse-number.ts';
import { fine, type Parsed } from '../grid/typed/parsed.ts';
import type { ClipCell } from './clip-cell.ts';
import { kindWord } from './own-value.ts';

type Target = Pick<GridColumn, 'path' | 'kind'>;

const isLabelOf = (options: readonly { label: string }[], value: unknown): boolean =>
  options.some(({ label }) => label === value);

/** Whether a value of the same kind means the same in that column: an option must be one of its own. */
function fits({ kind, path }: Target, value: unknown): boolean {
  if (value === null) return path !== 'name';
  if (kind.type === 'select') return isLabelOf(kind.options, value);
  if (kind.type === 'multiSelect')
    return Array.isArray(value) && value.every((label) => isLabelOf(kind.options, label));
  // A number may have more decimals than the other column takes.
  return kind.type !== 'number';
}

/** `1.23457E+12` is all that a narrow column shows of a long number. */
const isShortened = (text: string): boolean => /^-?\d(?:[.,]\d+)?E[+-]\d+$/i.test(text.trim());

/** Entries of a list from elsewhere may stand between bars too. */
const barsAsSemicolons = (text: string): string => text.replaceAll('|', ';');

type Known = Pick<ClipCell, 'text' | 'number' | 'date'>;

/** Where the text is not all that there is to it. */
const texts: Partial<Record<GridColumn['kind']['type'], (cell: Known) => string>> = {
  number: ({ text, number }) => (number === undefined ? text : typedNumber(number)),
  year: ({ text, number }) => number ?? text,
  employeeRange: ({ text, number }) => number ?? text,
  date: ({ text, date }) => date ?? text,
  list: ({ text }) => barsAsSemicolons(text),
  text: ({ text, number }) => (number !== undefined && isShortened(text) ? number : text),
};

export function pastedValue(column: Target, cell: ClipCell): Parsed {
  const { own } = cell;
  if (own?.kind === kindWord(column.kind)) {
    if (fits(column, own.value)) return fine(own.value ?? emptyOf(column));
    if (column.kind.type === 'number' && typeof own.value === 'string')
      return parseCell(column, typedNumber(own.value));
  }
  if (own !== undefined) return parseCell(column, cell.text);
  return parseShownNumber(column, cell) ?? parseCell(column, texts[column.kind.type]?.(cell) ?? cell.text);
}

/** A number by the decimal sign of the program that wrote it, not by that of this system. */
function parseShownNumber({ kind }: Target, { text, number, decimal }: ClipCell): Parsed | null {
  if (kind.type !== 'number' || decimal === undefined || number !== undefined || text.trim() === '')
    return null;
  return parseNumber(text, kind, { decimal, group: decimal === ',' ? '.' : ',' });
}

function emptyOf(column: Target): unknown {
  const parsed = parseCell(column, '');
  return parsed.ok ? parsed.value : null;
}
