// Counts the values of one field as they come: how often each, how many are empty, from where to where. Room is bounded: where a field has
// too many different values only their number is given up, never the rest.
import type { QueryField } from './types.ts';
import { calendar, createBins, decimal, type Bar, type Bins } from './bins.ts';

export type ValueCount = { value: string; count: number };

export type FacetCounts = {
  /** Companies that meet everything but this field's own condition. */
  count: number;
  empty: number;
  /** The most frequent first. */
  values: ValueCount[];
  /** How many different values there are; null where there are too many to tell. */
  distinct: number | null;
  range: { min: string; max: string; bars: Bar[] } | null;
};

/** What SQLite answers. */
export type Raw = string | number | null | Buffer;

export type FacetCounter = {
  /** A value as it is stored. */
  add(raw: Raw): void;
  result(): FacetCounts;
};

/** Different values of one field, and of all fields that are counted together. */
export const mostValues = 100_000;
export const createRoom = (): Room => ({ left: 4 * mostValues });

/** How many more values may be kept. */
export type Room = { left: number };

export function createFacetCounter(field: QueryField, top: number, room: Room): FacetCounter {
  const valuesOf = readerOf(field);
  const range = rangeOf(field);
  const counts = createValueCounts(room);
  let count = 0;
  let empty = 0;
  return {
    add(raw) {
      count += 1;
      const values = valuesOf(raw);
      if (values.length === 0) empty += 1;
      for (const value of values) {
        range?.add(value);
        counts.add(value);
      }
    },
    result: () => ({
      count,
      empty,
      values: topOf(counts.all(), top),
      distinct: counts.distinct(),
      range: range?.result() ?? null,
    }),
  };
}

function createValueCounts(room: Room) {
  const counts = new Map<string, number>();
  let tooMany = false;
  return {
    add(value: string): void {
      if (tooMany) return;
      const known = counts.get(value);
      counts.set(value, (known ?? 0) + 1);
      if (known !== undefined) return;
      room.left -= 1;
      if (counts.size <= mostValues && room.left >= 0) return;
      tooMany = true;
      room.left += counts.size;
      counts.clear();
    },
    all: (): ReadonlyMap<string, number> => counts,
    distinct: (): number | null => (tooMany ? null : counts.size),
  };
}

/** Equal counts in the order of their texts, so that an answer does not depend on the order of companies. */
function topOf(counts: ReadonlyMap<string, number>, top: number): ValueCount[] {
  const all = Array.from(counts, ([value, count]) => ({ value, count }));
  return all
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, top);
}

const none: readonly string[] = [];

/** From a stored value to the texts that it stands for; what cannot be chosen any more is no value. */
function readerOf({ kind, choices = [] }: QueryField): (raw: Raw) => readonly string[] {
  const live = new Set(choices.map(String));
  switch (kind) {
    case 'choice':
      return (raw) => (raw !== null && live.has(String(raw)) ? [String(raw)] : none);
    case 'choices':
    case 'groups':
      return (raw) => listOf(raw).filter((entry) => live.has(entry));
    case 'texts':
    case 'ids':
      return listOf;
    case 'uuid':
      return (raw) => [Buffer.isBuffer(raw) ? raw.toString('hex') : ''];
    case 'text':
    case 'number':
    case 'date':
    case 'time':
    case 'actor':
      break;
  }
  return (raw) => (raw === null ? none : [String(raw)]);
}

/** A list of one text stands as that text. */
export function listOf(raw: Raw): readonly string[] {
  if (typeof raw !== 'string') return none;
  return raw.startsWith('[') ? [...new Set((JSON.parse(raw) as unknown[]).map(String))] : [raw];
}

type RangeCounter = { add(value: string): void; result(): FacetCounts['range'] };

function rangeOf({ kind }: QueryField): RangeCounter | null {
  if (kind === 'number') return numberRange();
  if (kind === 'date') return dateRange((value) => value);
  if (kind === 'time') return dateRange((value) => new Date(Number(value)).toISOString().slice(0, 10));
  return null;
}

function numberRange(): RangeCounter {
  let low = { text: '', value: Infinity };
  let high = { text: '', value: -Infinity };
  let bins: Bins | null = null;
  let areWhole = true;
  return {
    add(text) {
      const value = Number(text);
      if (value < low.value) low = { text, value };
      if (value > high.value) high = { text, value };
      areWhole &&= Number.isInteger(value);
      bins ??= createBins(decimal);
      bins.add(value);
    },
    result: () =>
      bins && {
        min: low.text,
        max: high.text,
        bars: bins
          .bars(areWhole ? 1 : 0)
          .map(({ from, to, count }) => ({ from: String(from), to: String(to), count })),
      },
  };
}

/** By months, years, decades. */
function dateRange(dayOf: (value: string) => string): RangeCounter {
  let min = '';
  let max = '';
  const bins = createBins(calendar);
  const dayOfMonth = (month: number): string =>
    `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return {
    add(value) {
      const day = dayOf(value);
      if (min === '' || day < min) min = day;
      if (day > max) max = day;
      bins.add(Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
    },
    result: () =>
      min === ''
        ? null
        : {
            min,
            max,
            bars: bins
              .bars()
              .map(({ from, to, count }) => ({ from: dayOfMonth(from), to: dayOfMonth(to), count })),
          },
  };
}
