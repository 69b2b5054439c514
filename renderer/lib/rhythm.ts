// When a schedule runs: as a person sets it, and in words.
import { locale, t } from '../../shared/messages/message.ts';
import type { Rhythm } from '../../shared/schema/schedule.ts';
import { formatDateTime } from './format.ts';

export type Every = Rhythm['every'];

/** All that may be asked for, whichever of it is; `date` is a day, `time` HH:MM. */
export type RhythmDraft = { every: Every; date: string; weekday: number; day: number | string; time: string };

const pad = (part: number): string => String(part).padStart(2, '0');

/** Of the calendar that the person looks at, not of UTC. */
const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

/** Weekly in the small hours; what is asked for once is for tomorrow. */
export function usualRhythm(now: Date = new Date()): RhythmDraft {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return { every: 'week', date: dayOf(tomorrow), weekday: 1, day: 1, time: '06:00' };
}

const isTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);

/** Null while it is not whole, or is over. */
export function rhythmOf({ every, date, weekday, day, time }: RhythmDraft, now = new Date()): Rhythm | null {
  if (!isTime(time)) return null;
  if (every === 'day') return { every, time };
  if (every === 'week') return { every, weekday, time };
  if (every === 'month') return isDayOfMonth(day) ? { every, day: Number(day), time } : null;
  const at = new Date(`${date}T${time}`);
  return at > now ? { every, at: at.toISOString() } : null;
}

const isDayOfMonth = (day: number | string): boolean => {
  const number = Number(day);
  return day !== '' && Number.isInteger(number) && number >= 1 && number <= 31;
};

const dayName = new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone: 'UTC' });

/** 1 is Monday. The fifth of January 1970 was one. */
export const weekdayName = (weekday: number): string => dayName.format(Date.UTC(1970, 0, 4 + weekday));

const timeText = (time: string): string => clock.format(Date.parse(`1970-01-01T${time}Z`));

export function rhythmWords(rhythm: Rhythm): string {
  if (rhythm.every === 'once') return t('once, {when}', { when: formatDateTime(rhythm.at) });
  const time = timeText(rhythm.time);
  if (rhythm.every === 'day') return t('every day at {time}', { time });
  if (rhythm.every === 'week')
    return t('every {weekday} at {time}', { weekday: weekdayName(rhythm.weekday), time });
  return t('on day {day} of every month at {time}', { day: String(rhythm.day), time });
}
