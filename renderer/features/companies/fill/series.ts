// How a run of values goes on: numbers and years by their step, dates by days or whole months, texts by the number at their end.
import type { CellKind } from '../grid/columns/grid-column.ts';
import { addDecimals } from '../grid/selection/summary.ts';

/** The value that is so many steps behind the last (or before the first, where negative); null where there is none. */
export type Series = (steps: number) => unknown;

const negative = (decimal: string): string => (decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`);

const times = (decimal: string, count: number): string => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const product = String(BigInt(whole + fraction) * BigInt(count));
  if (fraction === '') return product;
  const sign = product.startsWith('-') ? '-' : '';
  const digits = product.replace('-', '').padStart(fraction.length + 1, '0');
  return `${sign}${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
};

const plus = (a: string, b: string): string => addDecimals([a, b]) ?? a;

/** The step between all neighbours; one more where there is only one value; null where they differ. */
function stepOf(numbers: readonly string[]): string | null {
  const steps = numbers.slice(1).map((number, at) => plus(number, negative(numbers[at] ?? '0')));
  const [first = '1'] = steps;
  return steps.every((step) => step === first) ? first : null;
}

function numberSeries(numbers: readonly string[]): ((steps: number) => string) | null {
  const step = stepOf(numbers);
  const [first = '0', last = first] = [numbers[0], numbers.at(-1)];
  if (step === null) return null;
  return (steps) => plus(steps > 0 ? last : first, times(step, steps));
}

const dayMs = 86_400_000;
const daysOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
const dateOf = (days: number): string | null => {
  const date = new Date(days * dayMs);
  const year = date.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
};

type Month = { months: number; day: number };

function monthOf(date: string): Month {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { months: year * 12 + month - 1, day };
}

/** The last day of a shorter month stands for the 31st. */
function dateIn({ months, day }: Month): string | null {
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month, Math.min(day, last)) / dayMs);
}

/** The same day of different months goes on by months. */
function monthSeries(dates: readonly string[]): Series | null {
  const all = dates.map(monthOf);
  const [first, last] = [all[0], all.at(-1)];
  if (dates.length < 2 || !first || !last || all.some(({ day }) => day !== first.day)) return null;
  const step = stepOf(all.map(({ months }) => String(months)));
  if (step === null || step === '0') return null;
  return (steps) => {
    const from = steps > 0 ? last : first;
    return dateIn({ months: from.months + Number(step) * steps, day: from.day });
  };
}

function daySeries(dates: readonly string[]): Series | null {
  const series = numberSeries(dates.map((date) => String(daysOf(date))));
  return series && ((steps) => dateOf(Number(series(steps))));
}

/** `Lot 007` goes on as `Lot 008`. */
function textSeries(texts: readonly string[]): Series | null {
  const parts = texts.map((text) => /^([\s\S]*?)(\d{1,15})$/.exec(text));
  const [head] = parts;
  if (!head || parts.some((part) => part?.[1] !== head[1])) return null;
  const series = numberSeries(parts.map((part) => String(Number(part?.[2] ?? 0))));
  if (series === null) return null;
  const width = head[2]?.length ?? 0;
  return (steps) => {
    const number = series(steps);
    return number.startsWith('-') ? null : `${head[1]}${number.padStart(width, '0')}`;
  };
}

const isTexts = (values: readonly unknown[]): values is readonly string[] =>
  values.length > 0 && values.every((value) => typeof value === 'string' && value !== '');

const kinds: Partial<Record<CellKind['type'], (values: readonly string[]) => Series | null>> = {
  number: numberSeries,
  year: numberSeries,
  date: (dates) => monthSeries(dates) ?? daySeries(dates),
  text: textSeries,
};

/** Null where the values go on in no way that can be told: then they are repeated. */
export function seriesOf(kind: CellKind, values: readonly unknown[]): Series | null {
  return isTexts(values) ? (kinds[kind.type]?.(values) ?? null) : null;
}
