// Pace and time in the words of the import screens; plain numbers and dates are in lib/format.ts.
import { locale } from '../../../shared/messages/message.ts';
import { plural } from '../../lib/format.ts';

/** Rounded to what a person can use, so that it does not flicker: "about 40 s left". */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1.5) return 'a second left';
  if (seconds < 10) return `${Math.round(seconds)} s left`;
  if (seconds < 57.5) return `about ${Math.round(seconds / 5) * 5} s left`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `about ${minutes} min left`;
  const rest = minutes % 60;
  return `about ${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`} left`;
}

export const formatRate = (rowsPerSecond: number): string =>
  `${plural(Math.round(rowsPerSecond), 'row', 'rows')} a second`;

const clock = new Intl.DateTimeFormat(locale(), { timeStyle: 'short' });
const dayMonth = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' });
const withYear = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' });

/** "today at 14:06", "on 3 Nov at 09:12": a time within a sentence. */
export function formatWhenInSentence(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  if (at.toDateString() === now.toDateString()) return `today at ${clock.format(at)}`;
  const day = at.getFullYear() === now.getFullYear() ? dayMonth : withYear;
  return `on ${day.format(at)} at ${clock.format(at)}`;
}
