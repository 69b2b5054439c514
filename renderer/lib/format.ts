// Numbers and dates as the person's system writes them.
import { locale, t } from '../../shared/messages/message.ts';

const integer = new Intl.NumberFormat(locale());
const cents = new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 });
const dateTime = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' });
const shortDate = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat(locale(), { timeStyle: 'short' });
const dayMonth = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' });

export const formatCount = (value: number): string => integer.format(value);
export const formatShare = (share: number): string => percent.format(share);
export const formatDateTime = (iso: string): string => dateTime.format(new Date(iso));
export const formatDate = (iso: string): string => shortDate.format(new Date(iso));

/** A decimal string of any length, grouped and exact; cents only where there are any. */
export function formatDecimal(decimal: string): string {
  // Intl takes decimal strings without rounding them through a double.
  return (decimal.includes('.') ? cents : integer).format(decimal as unknown as number);
}

const wholeDay = new Intl.DateTimeFormat(locale(), {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day that is in no time zone, `2026-02-03`; as it stands where it is none. */
export function formatDay(date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? date : wholeDay.format(at);
}

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** `14:06` today, `3 Nov 09:12` this year, with the year before that. */
export function formatWhen(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  if (isSameDay(date, now)) return t('today {time}', { time: clock.format(date) });
  const day = date.getFullYear() === now.getFullYear() ? dayMonth : shortDate;
  return `${day.format(date)} ${clock.format(date)}`;
}

/** `201-500` with the dash that belongs between numbers. */
export const rangeText = (range: string): string => range.replace('-', '–');

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Powers of 1000, as file managers and disk makers count. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), byteUnits.length - 1);
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value)} ${byteUnits[power] ?? 'B'}`;
}

/** `7.4 s`, `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 10)
    return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
