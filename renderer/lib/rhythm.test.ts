import { expect, test } from 'vitest';
import { rhythmOf, rhythmWords, usualRhythm, type RhythmDraft } from './rhythm.ts';

const now = new Date(2026, 10, 30, 12);
const draft = (part: Partial<RhythmDraft>) => rhythmOf({ ...usualRhythm(now), ...part }, now);

test('a rhythm is what was set of it', () => {
  expect(draft({})).toEqual({ every: 'week', weekday: 1, time: '06:00' });
  expect(draft({ every: 'day', time: '23:59' })).toEqual({ every: 'day', time: '23:59' });
  expect(draft({ every: 'month', day: 31 })).toEqual({ every: 'month', day: 31, time: '06:00' });
  expect(draft({ every: 'once' })).toEqual({ every: 'once', at: new Date(2026, 11, 1, 6).toISOString() });
});

test('what is not whole, is no time or is over is none', () => {
  expect(draft({ time: '' })).toBeNull();
  expect(draft({ every: 'month', day: '' })).toBeNull();
  expect(draft({ every: 'month', day: 32 })).toBeNull();
  expect(draft({ every: 'once', date: '2026-11-30', time: '11:59' })).toBeNull();
  expect(draft({ every: 'once', date: '' })).toBeNull();
});

test('is told in words', () => {
  expect(rhythmWords({ every: 'day', time: '06:00' })).toBe('every day at 6:00 AM');
  expect(rhythmWords({ every: 'week', weekday: 1, time: '18:30' })).toBe('every Monday at 6:30 PM');
  expect(rhythmWords({ every: 'week', weekday: 7, time: '18:30' })).toBe('every Sunday at 6:30 PM');
  expect(rhythmWords({ every: 'month', day: 31, time: '00:05' })).toBe(
    'on day 31 of every month at 12:05 AM',
  );
});
