// Pace and time in the words of the import screens; plain numbers and dates are in lib/format.ts.
import { locale, t } from '../../../shared/messages/message.ts';

/** Rounded to what a person can use, so that it does not flicker: "about 40 s left". */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1.5) return t('a second left');
  if (seconds < 10) return t('{s} s left', { s: Math.round(seconds) });
  if (seconds < 57.5) return t('about {s} s left', { s: Math.round(seconds / 5) * 5 });
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return t('about {min} min left', { min: minutes });
  const [h, min] = [Math.floor(minutes / 60), minutes % 60];
  return min === 0 ? t('about {h} h left', { h }) : t('about {h} h {min} min left', { h, min });
}

export const formatRate = (rowsPerSecond: number): string =>
  t('{n, plural, one {# row} other {# rows}} a second', { n: Math.round(rowsPerSecond) });

export const countRows = (n: number): string => t('{n, plural, one {# row} other {# rows}}', { n });

/** "4,200 of 69,152 rows". */
export const countRowsOf = (done: number, total: number): string =>
  t('{done, number} of {total, plural, one {# row} other {# rows}}', { done, total });

const clock = new Intl.DateTimeFormat(locale(), { timeStyle: 'short' });
const dayMonth = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' });
const withYear = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' });

/** "today at 14:06", "on 3 Nov at 09:12": a time within a sentence. */
export function formatWhenInSentence(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  if (at.toDateString() === now.toDateString()) return t('today at {time}', { time: clock.format(at) });
  const day = at.getFullYear() === now.getFullYear() ? dayMonth : withYear;
  return t('on {day} at {time}', { day: day.format(at), time: clock.format(at) });
}
