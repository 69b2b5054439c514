// Dates as people type them: ISO, with a month's name in English or their own language, or in numbers in the order of their system.
import { locale, t } from '../../../../../shared/messages/message.ts';
import { fault, fine, type Parsed } from './parsed.ts';

type Order = 'day-first' | 'month-first';

export function orderOf(own: string): Order {
  const parts = new Intl.DateTimeFormat(own).formatToParts(new Date(2026, 0, 31)).map(({ type }) => type);
  return parts.indexOf('month') < parts.indexOf('day') ? 'month-first' : 'day-first';
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '');

function monthNames(own: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of [own, 'en']) {
    for (const month of ['long', 'short'] as const) {
      const formatter = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      for (let at = 0; at < 12; at += 1)
        names.set(plainName(formatter.format(new Date(Date.UTC(2026, at, 15)))), at + 1);
    }
  }
  return names;
}

export type DateWays = { order: Order; months: ReadonlyMap<string, number>; thisYear: number };

export const dateWays = (own: string = locale(), now: Date = new Date()): DateWays => ({
  order: orderOf(own),
  months: monthNames(own),
  thisYear: now.getFullYear(),
});

type Day = { year: number; month: number; day: number };

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

function isoOf({ year, month, day }: Day): string | null {
  const iso = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** A whole or shortened name: `Sept`, `Febr.`; short ones only where they mean one month. */
function monthOf(name: string, months: DateWays['months']): number | null {
  const key = plainName(name);
  const exact = months.get(key);
  if (exact !== undefined) return exact;
  const found = new Set(
    [...months].filter(([known]) => key.length >= 3 && known.startsWith(key)).map(([, at]) => at),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** `3 Feb 2026`, `3. Februar`, `Feb 3, 2026`. */
function withName(text: string, { months, thisYear }: DateWays): Day | null {
  const match =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?[.\s-]+(?<name>\p{L}{3,})\.?(?:[\s,-]+(?<year>\d{4}))?$/iu.exec(text) ??
    /^(?<name>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(?<year>\d{4}))?$/iu.exec(text);
  const { day, name = '', year } = match?.groups ?? {};
  const month = monthOf(name, months);
  return month === null ? null : { year: year ? Number(year) : thisYear, month, day: Number(day) };
}

/** `03.02.2026` is day first everywhere, `3/2/2026` as the person's system writes dates. */
function inNumbers(text: string, { order }: DateWays): Day | null {
  const [, first, sign, second, year] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (first === undefined) return null;
  const [a, b] = [Number(first), Number(second)];
  const isDayFirst = sign === '.' || order === 'day-first';
  return { year: Number(year), ...(isDayFirst ? { day: a, month: b } : { day: b, month: a }) };
}

function fromIso(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  return year === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) };
}

let usual: DateWays | null = null;

export function parseDate(text: string, ways: DateWays = (usual ??= dateWays())): Parsed {
  const typed = text.trim();
  const day = fromIso(typed) ?? inNumbers(typed, ways) ?? withName(typed, ways);
  if (day === null)
    return fault(t('"{text}" is no date. Type one such as 2026-02-03 or 3 Feb 2026.', { text: typed }));
  const iso = isoOf(day);
  return iso === null ? fault(t('"{text}" is not in the calendar.', { text: typed })) : fine(iso);
}
