import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';

describe('a pace', () => {
  it('leaves more time between questions that take longer, also those that fail', async () => {
    let clock = 0;
    const pace = createPace(2000, () => clock);
    expect(pace.everyMs()).toBe(2000);
    await pace.time(async () => void (clock += 100));
    expect(pace.everyMs()).toBe(2000);
    await expect(
      pace.time(async () => {
        clock += 1500;
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(pace.everyMs()).toBe(7500);
  });
});
