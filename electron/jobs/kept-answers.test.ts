import { describe, expect, it } from 'vitest';
import { systemClock } from '../lib/clock.ts';
import { createEventHub } from '../lib/events.ts';
import { reordered } from './company-orders.ts';
import { createKeptAnswers } from './kept-answers.ts';

function setUp(isLarge: boolean, askMs = 20) {
  const events = createEventHub(systemClock);
  const kept = createKeptAnswers<number>(() => isLarge, events);
  let asked = 0;
  const get = (isKeepable = true) =>
    kept.get(
      'a',
      async () => {
        await new Promise((resolve) => setTimeout(resolve, askMs));
        return (asked += 1);
      },
      () => isKeepable,
    );
  return { events, get };
}

describe('kept answers', () => {
  it('are given again while nothing changes', async () => {
    const { get } = setUp(false);
    expect([await get(), await get()]).toEqual([1, 1]);
  });

  it('of a small store are counted anew after any change', async () => {
    const { events, get } = setUp(false);
    await get();
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    expect(await get()).toBe(2);
    events.publish('definitions:changed', 'grp_1');
    expect(await get()).toBe(3);
  });

  it('of a large store rest after a change, and those who got an old one are told when they may ask again', async () => {
    const { events, get } = setUp(true);
    await get();
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    const told = new Promise((resolve) => events.subscribe(({ id }) => id === reordered && resolve(id)));
    expect(await get()).toBe(1);
    await told;
    expect(await get()).toBe(2);
  });

  it('do not hold one that was ended early', async () => {
    const { get } = setUp(true);
    expect([await get(false), await get()]).toEqual([1, 2]);
  });
});
