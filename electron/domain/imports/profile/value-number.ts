// Numbers and dates as they are written, for histograms only: where a value could be read two ways, the likelier one will
// do, for no value is stored by it.
import type { ColumnProfile, ValueType } from '../../../../shared/schema/profile.ts';

export const numberTypes: ReadonlySet<ValueType> = new Set(['integer', 'decimal', 'amount', 'year']);

const scales: Record<string, number> = {
  k: 1e3,
  tsd: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  mrd: 1e9,
  billion: 1e9,
};

/** NaN where the text holds none. */
export function numberOf(text: string): number {
  const plain = Number(text);
  if (!Number.isNaN(plain)) return plain;
  const match = /(-?)\s?(?:US\$|[$€£¥]|[A-Z]{3})?\s?([\d.,' \u00A0\u202F]*\d)\s?([a-z]*)/i.exec(text);
  const scale = scales[(match?.[3] ?? '').toLowerCase()] ?? 1;
  return match ? (match[1] === '-' ? -1 : 1) * Number(plainDigits(match[2] ?? '')) * scale : Number.NaN;
}

/** The last of `.` and `,` parts the decimals, unless it comes again or three digits follow a comma. */
function plainDigits(text: string): string {
  const digits = text.replace(/[' \u00A0\u202F]/g, '');
  const point = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const mark = digits.charAt(point);
  const both = digits.includes('.') && digits.includes(',');
  const groups = !both && (digits.indexOf(mark) !== point || (mark === ',' && digits.length - point === 4));
  if (point === -1 || groups) return digits.replace(/[.,]/g, '');
  return `${digits.slice(0, point).replace(/[.,]/g, '')}.${digits.slice(point + 1)}`;
}

export type DateOrderSeen = keyof ColumnProfile['date_orders'];

/** Days since 1970-01-01, and how sure the order of day and month is. */
export type DayRead = { day: number; order: DateOrderSeen };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const foreignMonths: Record<string, string> = { mär: 'mar', mai: 'may', okt: 'oct', dez: 'dec' };
const dayMs = 86_400_000;

/** Null where there is no such day. */
export function dayOf(text: string): DayRead | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]), 'ymd');
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})/.exec(text);
  if (short) return shortDay(Number(short[1]), Number(short[2]), yearOf(short[3] ?? ''));
  return namedDay(text);
}

function shortDay(first: number, second: number, year: number): DayRead | null {
  if (second > 12) return dayFrom(year, first, second, 'mdy');
  return dayFrom(year, second, first, first > 12 ? 'dmy' : 'either');
}

const yearOf = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 50 ? 2000 : 1900);

function namedDay(text: string): DayRead | null {
  const name = /[a-zä]{3}/i.exec(text)?.[0].toLowerCase() ?? '';
  const month = months.indexOf(foreignMonths[name] ?? name) + 1;
  const numbers = text.match(/\d+/g) ?? [];
  const [day = '', year = ''] = numbers;
  if (month === 0 || numbers.length !== 2) return null;
  return dayFrom(yearOf(year), month, Number(day), /^\d/.test(text) ? 'dmy' : 'mdy');
}

function dayFrom(year: number, month: number, day: number, order: DateOrderSeen): DayRead | null {
  const ms = Date.UTC(2000, month - 1, day);
  if (month < 1 || month > 12 || new Date(ms).getUTCMonth() !== month - 1 || day < 1) return null;
  return { day: Math.floor(new Date(ms).setUTCFullYear(year) / dayMs), order };
}
