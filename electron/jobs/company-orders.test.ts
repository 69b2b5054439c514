import { describe, expect, it } from 'vitest';
import { systemClock } from '../lib/clock.ts';
import { createEventHub } from '../lib/events.ts';
import { wholeList } from '../store/company-query/types.ts';
import { createCompanyOrders, reordered } from './company-orders.ts';

const byName = { ...wholeList, sort: { field: { key: 'name', kind: 'text' as const }, down: false } };

function setUp(isLarge = false) {
  const events = createEventHub(systemClock);
  const built: number[] = [];
  const build = async () => {
    built.push(built.length + 1);
    return Float64Array.of(built.length);
  };
  const orders = createCompanyOrders(build, () => isLarge, events);
  return { events, built, orders };
}

describe('kept orders of companies', () => {
  it('are built once for any number of windows', async () => {
    const { orders, built } = setUp();
    await Promise.all([orders.get(byName), orders.get(byName)]);
    await orders.get(byName);
    expect(built).toHaveLength(1);
  });

  it('are built anew after a company changed', async () => {
    const { orders, events } = setUp();
    await orders.get(wholeList);
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    expect((await orders.get(wholeList)).numbers).toEqual(Float64Array.of(2));
  });

  it('do not take a building that began before a change for the newest', async () => {
    const { orders, events } = setUp();
    const before = orders.get(wholeList);
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    await before;
    expect((await orders.get(wholeList)).numbers).toEqual(Float64Array.of(2));
  });

  it('of a large store are shown as they were, and told of once they are built anew', async () => {
    const { orders, events } = setUp(true);
    await orders.get(wholeList);
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    await expect.poll(async () => (await orders.get(wholeList)).numbers[0]).toBe(2);
    const told = new Promise((resolve) => events.subscribe(({ id }) => id === reordered && resolve(id)));
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    await expect.poll(async () => (await orders.get(wholeList)).numbers[0]).toBe(3);
    await told;
  });

  it('of a large store are built anew also when nobody asks a second time', async () => {
    const { orders, events, built } = setUp(true);
    await orders.get(wholeList);
    for (let turn = 0; turn < 3; turn += 1) {
      const told = new Promise((resolve) => events.subscribe(({ id }) => id === reordered && resolve(id)));
      events.publish('company:changed', 'com_1', { ids: ['com_1'] });
      await orders.get(wholeList);
      await told;
    }
    expect(built).toHaveLength(4);
  });

  it('of a large store lose companies that are gone without being built anew', async () => {
    const { orders, built } = setUp(true);
    await orders.get(byName);
    const { numbers } = await orders.getWithout(byName, new Set([1]));
    expect([...numbers]).toEqual([]);
    expect((await orders.get(byName)).numbers).toBe(numbers);
    expect(built).toHaveLength(1);
  });

  it('are kept apart by sort and search', async () => {
    const { orders, built } = setUp();
    await orders.get({ ...wholeList, q: 'a' });
    await orders.get({ ...wholeList, q: 'b' });
    expect(built).toHaveLength(2);
  });
});
