import { expect, test } from 'vitest';
import { testJob } from '../test-data.ts';
import { countDone, paceOf, percentDone, viewOf } from './job-view.ts';

const progress = {
  phase: 'writing',
  rows_done: 4200,
  rows_total: 69_152,
  rows_per_second: 1690,
  seconds_left: 38,
} as const;

test('the view follows from the job alone', () => {
  expect(viewOf(testJob({ status: 'queued' })).kind).toBe('running');
  expect(viewOf(testJob({ status: 'cancelled' })).kind).toBe('cancelled');
  expect(
    viewOf(testJob({ status: 'failed', failure: { code: 'disk_full', message: 'The disk is full.' } })),
  ).toEqual({
    kind: 'failed',
    message: 'The disk is full.',
  });
});

test('progress is counted, with rate and time left as far as they are known', () => {
  expect(percentDone(progress)).toBe(6);
  expect(countDone(progress)).toBe('4,200 of 69,152 rows');
  expect(paceOf(progress)).toEqual(['1,690 rows a second', 'about 40 s left']);
});

test('without a total there is no percentage and no invented one', () => {
  const unknown = { ...progress, rows_total: null, rows_per_second: null, seconds_left: null };
  expect(percentDone(unknown)).toBeNull();
  expect(countDone(unknown)).toBe('4,200 rows so far');
  expect(paceOf(unknown)).toEqual([]);
});

test('a bar never passes its end', () => {
  expect(percentDone({ ...progress, rows_done: 70_000 })).toBe(100);
});
