import { expect, it } from 'vitest';
import type { TriedSource } from '../../../shared/schema/http-json.ts';
import { createTrials } from './source-trials.ts';

it('answers each trial once, and those that are left when the thread ends with a refusal', async () => {
  const trials = createTrials();
  const [first, second, third] = [trials.begin(), trials.begin(), trials.begin()];
  const tried = { outcome: 'no_match' } as TriedSource;
  trials.end(second.no, tried);
  trials.end(second.no, null);
  expect(await second.tried).toBe(tried);
  expect(trials.areOpen()).toBe(true);
  trials.end(first.no, null);
  trials.giveUp();
  for (const { tried: left } of [first, third])
    await expect(left).rejects.toMatchObject({ code: 'internal_error' });
  expect(trials.areOpen()).toBe(false);
});
