// Counts about the values of one column that need not be kept: types, lengths, numbers, dates, what does not fit. A value is
// taken with the number of its rows, or row by row.
import {
  valueTypes,
  type ColumnProfile,
  type Outlier,
  type ValueType,
} from '../../../../shared/schema/profile.ts';
import type { FitCounter } from './column-fit.ts';
import { kinds } from './scan-text.ts';
import { SpreadCounter } from './spread.ts';
import { dayOf, numberOf, numberTypes } from './value-number.ts';
import { typeOf } from './value-type.ts';

type Placed = { value: string; rows: number; row: number };
/** A value as it is counted: `length` may be more than the text that was kept of it. */
export type TakenValue = { text: string; length: number; marks: number; count: number; row: number };

const examplesOfType = 6;
/** Numbers finer than this fall into one bar. */
const finestNumber = 2 ** -10;

export class ColumnStats {
  readonly types: TypeCounts = new Map();
  /** Of each type the values that came first. */
  readonly examples = new Map<ValueType, Placed[]>();
  readonly lengths = new SpreadCounter();
  readonly numbers = new SpreadCounter(finestNumber);
  readonly dates = new SpreadCounter();
  /** Values of digits alone with a zero in front: no numbers. */
  zeroCodes = 0;
  readonly orders: ColumnProfile['date_orders'] = { ymd: 0, dmy: 0, mdy: 0, either: 0 };
  readonly extremes: { [E in Extreme]: Placed | null } = {
    smallest: null,
    largest: null,
    first: null,
    last: null,
    longest: null,
  };
  readonly #fit: FitCounter | null;

  constructor(fit: FitCounter | null) {
    this.#fit = fit;
  }

  take(value: TakenValue): void {
    const { text, length, marks, count, row } = value;
    const type = typeOf(text, marks);
    addType(this.types, type, count);
    this.#note(type, value);
    this.#keepExtreme('longest', length > this.lengths.max, value);
    this.lengths.add(length, count);
    if (type === 'id' && marks === kinds.digit && text.startsWith('0')) this.zeroCodes += count;
    if (numberTypes.has(type)) this.#takeNumber(numberOf(text), value);
    else if (type === 'date') this.#takeDate(value);
    this.#fit?.take(text, type, marks, count, row);
  }

  #note(type: ValueType, { text, count, row }: TakenValue): void {
    const examples = this.examples.get(type);
    if (examples === undefined) this.examples.set(type, [{ value: text, rows: count, row }]);
    else if (examples.length < examplesOfType) addExample(examples, text, count, row);
  }

  #takeNumber(number: number, value: TakenValue): void {
    if (!Number.isFinite(number)) return;
    this.#keepExtreme('smallest', number < this.numbers.min, value);
    this.#keepExtreme('largest', number > this.numbers.max, value);
    this.numbers.add(number, value.count);
  }

  #takeDate(value: TakenValue): void {
    const read = dayOf(value.text);
    if (read === null) return;
    this.#keepExtreme('first', read.day < this.dates.min, value);
    this.#keepExtreme('last', read.day > this.dates.max, value);
    this.orders[read.order] += value.count;
    this.dates.add(read.day, value.count);
  }

  #keepExtreme(which: Extreme, isFurther: boolean, { text, count, row }: TakenValue): void {
    if (isFurther) this.extremes[which] = { value: text, rows: count, row };
  }

  /** Most frequent first, ties in the order of `valueTypes`. */
  typeCounts(): TypeCount[] {
    return valueTypes
      .flatMap((type) => {
        const counts = this.types.get(type);
        return counts ? [{ type, ...counts }] : [];
      })
      .toSorted((a, b) => b.rows - a.rows);
  }
}

/** `values`: how often a value was taken, which is how many differ where each is taken once. */
export type TypeCount = { type: ValueType; rows: number; values: number };
export type TypeCounts = Map<ValueType, { rows: number; values: number }>;

export function addType(types: TypeCounts, type: ValueType, rows: number, values = 1): void {
  const known = types.get(type);
  if (known) {
    known.rows += rows;
    known.values += values;
  } else types.set(type, { rows, values });
}

export type Extreme = 'smallest' | 'largest' | 'first' | 'last' | 'longest';
export type PlacedExample = Omit<Outlier, 'kind' | 'type'>;

function addExample(examples: Placed[], value: string, rows: number, row: number): void {
  const known = examples.find((example) => example.value === value);
  if (known) known.rows += rows;
  else examples.push({ value, rows, row });
}
