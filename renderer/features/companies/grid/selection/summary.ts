// Counts and sums of selected cells, exact: decimals are added as whole numbers of their smallest unit.
import type { GridColumn, GridRow } from '../columns/grid-column.ts';
import type { SelectedRange } from './use-grid-selection.ts';

export type Summary = {
  cells: number;
  empty: number;
  /** Cells that hold a number. */
  numbers: number;
  /** Decimal texts; null where there is no number. */
  sum: string | null;
  average: string | null;
};

const pattern = /^(-?)(\d+)(?:\.(\d+))?$/;

type Scaled = { units: bigint; scale: number };

const pow10 = (scale: number): bigint => 10n ** BigInt(scale);

function parse(decimal: string): Scaled | null {
  const [, sign, whole = '', fraction = ''] = pattern.exec(decimal) ?? [];
  if (sign === undefined) return null;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

const rescale = ({ units, scale }: Scaled, to: number): bigint => units * pow10(to - scale);

function add(a: Scaled, b: Scaled): Scaled {
  const scale = Math.max(a.scale, b.scale);
  return { units: rescale(a, scale) + rescale(b, scale), scale };
}

function write({ units, scale }: Scaled): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const fraction = scale === 0 ? '' : digits.slice(-scale).replace(/0+$/, '');
  const whole = scale === 0 ? digits : digits.slice(0, -scale);
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** To two decimals more than the numbers have, at most six; halves go away from zero. */
function divide({ units, scale }: Scaled, count: number): Scaled {
  const to = Math.min(scale + 2, 6);
  const scaled = units * pow10(Math.max(to - scale, 0));
  const by = BigInt(count) * pow10(Math.max(scale - to, 0));
  const half = by / 2n;
  return { units: (scaled + (scaled < 0n ? -half : half)) / by, scale: to };
}

export const addDecimals = (decimals: readonly string[]): string | null => {
  const numbers = decimals.flatMap((decimal) => parse(decimal) ?? []);
  return numbers.length === 0 ? null : write(numbers.reduce(add));
};

export function averageOf(sum: string, count: number): string {
  const parsed = parse(sum);
  return parsed === null || count === 0 ? '0' : write(divide(parsed, count));
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export type ReadCell = (column: GridColumn, row: GridRow) => unknown;

/** Of rows that are loaded; null where one of them is not. */
export function summarise(
  ranges: readonly SelectedRange[],
  rowAt: (index: number) => GridRow | null,
  read: ReadCell,
): Summary | null {
  const numbers: string[] = [];
  const count = { cells: 0, empty: 0 };
  for (const { top, bottom, columns } of ranges) {
    for (let index = top; index <= bottom; index += 1) {
      const row = rowAt(index);
      if (row === null) return null;
      for (const column of columns) {
        const value = read(column, row);
        count.cells += 1;
        if (isEmpty(value)) count.empty += 1;
        else if (column.kind.type === 'number' && typeof value === 'string') numbers.push(value);
      }
    }
  }
  const sum = addDecimals(numbers);
  return { ...count, numbers: numbers.length, sum, average: sum && averageOf(sum, numbers.length) };
}

export type FieldSummary = { filled: number; empty: number; sum: string | null; isNumber: boolean };

/** Of what the backend answered field by field. */
export function joinSummaries(fields: readonly FieldSummary[]): Summary {
  const numbers = fields.filter(({ isNumber }) => isNumber);
  const count = numbers.reduce((all, { filled }) => all + filled, 0);
  const sum = addDecimals(numbers.flatMap((field) => field.sum ?? []));
  return {
    cells: fields.reduce((all, { filled, empty }) => all + filled + empty, 0),
    empty: fields.reduce((all, { empty }) => all + empty, 0),
    numbers: count,
    sum,
    average: sum && averageOf(sum, count),
  };
}
