import { expect, it } from 'vitest';
import { webhookLimits } from '../../../shared/schema/webhook.ts';
import { waitAfter } from './after-attempt.ts';

const minute = 60_000;

it('waits twice as long with each attempt, by chance between half of it and all of it, four hours at most', () => {
  expect([waitAfter(1, 0), waitAfter(1, 1)]).toEqual([5000, 10_000]);
  expect([waitAfter(4, 0), waitAfter(4, 1)]).toEqual([40_000, 80_000]);
  expect([waitAfter(14, 0), waitAfter(14, 1)]).toEqual([120 * minute, 240 * minute]);
});

it('is given up after half a day at the soonest', () => {
  const waits = Array.from({ length: webhookLimits.attempts - 1 }, (_, at) => waitAfter(at + 1, 0));
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / (60 * minute);
  expect(hours).toBeGreaterThan(8);
  expect(hours * 2).toBeLessThan(30);
});
