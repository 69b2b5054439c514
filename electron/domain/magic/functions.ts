// The functions of magic templates. Each takes what stands before it, as text, number, date or list, and answers a value of the
// same kinds; nothing is empty text. What cannot be computed throws with words for a person.
import { t } from '../../../shared/messages/message.ts';
import { customFieldLimits } from '../../../shared/schema/custom-field.ts';
import { readDate } from '../imports/cells/date-text.ts';
import { parseDomain } from '../companies/domain-name.ts';
import { MagicFault } from './magic-fault.ts';
import { safePattern } from './safe-pattern.ts';

type Value = unknown;

export const textOf = (value: Value): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
};

const isEmpty = (value: Value): boolean => textOf(value).trim() === '';

/** Null stays null, so that an empty input makes an empty field and no fault. */
const onText =
  (work: (text: string, ...rest: Value[]) => Value) =>
  (value: Value, ...rest: Value[]): Value =>
    isEmpty(value) ? null : work(textOf(value), ...rest);

function number(value: Value): number {
  const text = textOf(value).trim();
  const parsed = text === '' ? Number.NaN : Number(text);
  if (Number.isFinite(parsed)) return parsed;
  throw new MagicFault(t('“{text}” is no number.', { text }));
}

const dayMs = 86_400_000;

function day(value: Value): Date {
  const text = textOf(value).trim();
  const read = readDate(text);
  if (read?.kind === 'one') return new Date(`${read.day}T00:00:00Z`);
  throw new MagicFault(t('“{text}” is no date such as 2027-05-14.', { text }));
}

const isoDay = (date: Date): string => {
  if (Number.isNaN(date.getTime())) throw new MagicFault(t('The date lies too far away.'));
  return date.toISOString().slice(0, 10);
};

const onDay =
  (work: (date: Date, ...rest: Value[]) => Value) =>
  (value: Value, ...rest: Value[]): Value =>
    isEmpty(value) ? null : work(day(value), ...rest);

/** The last day of the month where the day does not exist: 31 January and a month is 28 February. */
function addMonths(date: Date, months: number): string {
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), last));
  return isoDay(first);
}

function domainOf(text: string): string | null {
  const host = text.includes('@') ? text.slice(text.lastIndexOf('@') + 1) : text;
  const parsed = parseDomain(host);
  return parsed.ok ? parsed.value : null;
}

const title = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(^|[\s\-/(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

function decimals(places: Value): Intl.NumberFormatOptions {
  if (isEmpty(places)) return { maximumFractionDigits: 10 };
  const digits = number(places);
  if (!Number.isInteger(digits) || digits < 0 || digits > 10)
    throw new MagicFault(t('Decimals are a number from 0 to 10.'));
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

function currency(value: Value, code: Value, places: Value): string {
  const unit = isEmpty(code) ? 'USD' : textOf(code).toUpperCase();
  if (!/^[A-Z]{3}$/.test(unit))
    throw new MagicFault(t('“{code}” is no currency such as EUR.', { code: unit }));
  const options = isEmpty(places) ? {} : decimals(places);
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: unit, ...options }).format(
    number(value),
  );
}

function regex(text: string, pattern: Value, group: Value = 0): string | null {
  const match = safePattern(textOf(pattern)).exec(text.slice(0, customFieldLimits.text));
  return match?.[isEmpty(group) ? 0 : number(group)] ?? null;
}

const segmenter = new Intl.Segmenter('en');
/** As a person counts them. */
const characters = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

export const filters: Record<string, (value: Value, ...rest: Value[]) => Value> = {
  upper: onText((text) => text.toUpperCase()),
  lower: onText((text) => text.toLowerCase()),
  title: onText(title),
  trim: onText((text) => text.trim()),
  left: onText((text, count) =>
    characters(text)
      .slice(0, Math.max(0, number(count)))
      .join(''),
  ),
  right: onText((text, count) =>
    characters(text)
      .slice(-Math.max(0, number(count)) || text.length)
      .join(''),
  ),
  domain: onText(domainOf),
  coalesce: (value, ...others) => [value, ...others].find((one) => !isEmpty(one)) ?? null,
  concat: (value, ...others) => [value, ...others].map(textOf).join(''),
  replace: onText((text, find, by) =>
    textOf(find) === '' ? text : text.replaceAll(textOf(find), textOf(by)),
  ),
  regex: onText(regex),
  regexReplace: onText((text, pattern, by) =>
    text.slice(0, customFieldLimits.text).replace(safePattern(textOf(pattern), 'gu'), textOf(by)),
  ),
  number: (value, places) =>
    isEmpty(value) ? null : new Intl.NumberFormat('en-US', decimals(places)).format(number(value)),
  currency: (value, code, places) => (isEmpty(value) ? null : currency(value, code, places)),
  addDays: onDay((date, days) => isoDay(new Date(date.getTime() + number(days) * dayMs))),
  addMonths: onDay((date, months) => addMonths(date, number(months))),
  addYears: onDay((date, years) => addMonths(date, number(years) * 12)),
  diffDays: onDay((date, other) =>
    isEmpty(other) ? null : Math.round((date.getTime() - day(other).getTime()) / dayMs),
  ),
  year: onDay((date) => date.getUTCFullYear()),
  month: onDay((date) => date.getUTCMonth() + 1),
};
