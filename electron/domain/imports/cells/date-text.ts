// Dates as people write them → calendar days, one for each order in which day, month and year may stand. Two-digit years:
// 00 … 68 are 2000 … 2068, 69 … 99 are 1969 … 1999, as POSIX has it.
import type { DateOrder } from '../../../../shared/schema/import-rules.ts';
import { findMonth } from './month-names.ts';

/** Days as `YYYY-MM-DD`. */
export type DateReading =
  | {
      kind: 'one';
      day: string;
      /** Orders in which the text is a date; null where none is needed. */ orders: DateOrder[] | null;
    }
  | { kind: 'many'; days: Partial<Record<DateOrder, string>> }
  /** Written like a date, but not in the calendar. */
  | { kind: 'unreal' };

const clock =
  /[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/;
const compact = /^(19\d\d|20\d\d)(\d{2})(\d{2})$/;
const cjk = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?$/;
const numeric = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const serial = /^([2-7]\d{4})(?:\.\d+)?$/;

/** Null where the text is no date. */
export function readDate(text: string): DateReading | null {
  const plain = text.trim().replace(clock, '');
  const whole = iso.exec(plain) ?? yearFirst.exec(plain) ?? cjk.exec(plain) ?? compact.exec(plain);
  if (whole) return ofDay(dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3])));
  const parts = numeric.exec(plain);
  if (parts) return ofParts([parts[1] ?? '', parts[3] ?? '', parts[4] ?? '']);
  const days = serial.exec(plain);
  if (days) return { kind: 'many', days: { serial: serialDay(Number(days[1])) } };
  return named(plain);
}

const ofDay = (day: string | null): DateReading =>
  day === null ? { kind: 'unreal' } : { kind: 'one', day, orders: null };

type Parts = readonly [string, string, string];

const places: Record<Exclude<DateOrder, 'serial'>, (parts: Parts) => Parts> = {
  dmy: ([d, m, y]) => [y, m, d],
  mdy: ([m, d, y]) => [y, m, d],
  ymd: (parts) => parts,
};

function ofParts(parts: Parts): DateReading {
  const days: Partial<Record<DateOrder, string>> = {};
  for (const order of ['dmy', 'mdy', 'ymd'] as const) {
    const [y, m, d] = places[order](parts);
    const day = d.length > 2 || y.length < 2 ? null : dayOf(yearOf(y), Number(m), Number(d));
    if (day !== null) days[order] = day;
  }
  const [first, ...others] = new Set(Object.values(days));
  if (first === undefined) return { kind: 'unreal' };
  return others.length > 0
    ? { kind: 'many', days }
    : { kind: 'one', day: first, orders: Object.keys(days) as DateOrder[] };
}

const yearOf = (text: string): number => {
  const year = Number(text);
  return text.length === 4 ? year : year > 68 ? 1900 + year : 2000 + year;
};

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** As spreadsheets count days: 45000 is 2023-03-15. */
const serialDay = (days: number): string => new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10);

const ordinal = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?$/i;
const smallWords = new Set(['de', 'del', 'of', 'the', 'den', 'van']);

/** `Oct 3, 2021`, `3. Oktober 2021`, `Sunday, 3-Oct-21`: the month's name says which number is what. */
function named(text: string): DateReading | null {
  const all = text.split(/[\s,/-]+/).filter((word) => word !== '' && !smallWords.has(word.toLowerCase()));
  const words = all.length === 4 && /^\p{L}+\.?$/u.test(all[0] ?? '') ? all.slice(1) : all;
  if (words.length !== 3) return null;
  const at = words.findIndex((word) => /\p{L}{3}/u.test(word) && findMonth(word) !== null);
  if (at === -1) return null;
  const month = findMonth(words[at] ?? '') ?? 0;
  const [first = '', second = ''] = words.filter((_, index) => index !== at);
  const [year, day] = /^\d{4}$/.test(first) ? [first, second] : [second, first];
  const match = ordinal.exec(day);
  if (!match || !/^(\d{4}|'?\d{2})$/.test(year)) return null;
  return ofDay(dayOf(yearOf(year.replace("'", '')), month, Number(match[1])));
}
