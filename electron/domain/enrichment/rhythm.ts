// When a schedule runs next, by the clock and the calendar of this machine.
import type { Rhythm } from '../../../shared/schema/schedule.ts';

/** Null where it never does. An hour that the calendar leaves out counts as the one after it. */
export function nextRunAfter(rhythm: Rhythm, afterMs: number): number | null {
  if (rhythm.every === 'once') {
    const atMs = Date.parse(rhythm.at);
    return atMs > afterMs ? atMs : null;
  }
  const today = new Date(afterMs);
  for (let ahead = 0; ; ahead += 1) {
    const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + ahead);
    const atMs = isItsDay(rhythm, day) ? timeOn(day, rhythm.time) : 0;
    if (atMs > afterMs) return atMs;
  }
}

function isItsDay(rhythm: Exclude<Rhythm, { every: 'once' }>, day: Date): boolean {
  if (rhythm.every === 'day') return true;
  if (rhythm.every === 'week') return (day.getDay() || 7) === rhythm.weekday;
  const last = new Date(day.getFullYear(), day.getMonth() + 1, 0).getDate();
  return day.getDate() === Math.min(rhythm.day, last);
}

function timeOn(day: Date, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes).getTime();
}
