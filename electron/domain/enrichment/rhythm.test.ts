import { expect, it } from 'vitest';
import type { Rhythm } from '../../../shared/schema/schedule.ts';
import { nextRunAfter } from './rhythm.ts';

/** By the clock of this machine, whatever its time zone is. */
const at = (text: string): number => new Date(text).getTime();
const local = (ms: number | null): string | null => {
  if (ms === null) return null;
  const date = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

const cases: [Rhythm, string, string | null][] = [
  [{ every: 'day', time: '09:30' }, '2026-03-10T09:29:59', '2026-03-10 09:30'],
  [{ every: 'day', time: '09:30' }, '2026-03-10T09:30:00', '2026-03-11 09:30'],
  [{ every: 'day', time: '00:00' }, '2026-12-31T12:00:00', '2027-01-01 00:00'],
  // A Tuesday.
  [{ every: 'week', weekday: 2, time: '09:00' }, '2026-03-10T08:00:00', '2026-03-10 09:00'],
  [{ every: 'week', weekday: 2, time: '09:00' }, '2026-03-10T10:00:00', '2026-03-17 09:00'],
  [{ every: 'week', weekday: 7, time: '09:00' }, '2026-03-10T10:00:00', '2026-03-15 09:00'],
  [{ every: 'month', day: 31, time: '08:00' }, '2026-01-31T09:00:00', '2026-02-28 08:00'],
  [{ every: 'month', day: 31, time: '08:00' }, '2026-02-28T09:00:00', '2026-03-31 08:00'],
  [{ every: 'month', day: 29, time: '08:00' }, '2028-02-01T09:00:00', '2028-02-29 08:00'],
];

it.each(cases)('%j comes after %s at %s', (rhythm, after, next) => {
  expect(local(nextRunAfter(rhythm, at(after)))).toBe(next);
});

it('comes once, and never again', () => {
  const rhythm: Rhythm = { every: 'once', at: '2026-03-10T09:00:00Z' };
  const ms = Date.parse(rhythm.at);
  expect([nextRunAfter(rhythm, ms - 1), nextRunAfter(rhythm, ms)]).toEqual([ms, null]);
});
