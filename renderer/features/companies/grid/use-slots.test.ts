import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Slots } from './use-slots.ts';

const range = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => first + at);

it('gives every line on screen a slot of its own, and lines that stay keep theirs', () => {
  const scrolls = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 12 })), { maxLength: 20 });
  fc.assert(
    fc.property(scrolls, (all) => {
      const slots = new Slots();
      let before = new Map<number, number>();
      for (const [first, count] of all) {
        const slotOf = slots.assign(first, count, 12);
        const now = new Map(range(first, count).map((index) => [index, slotOf(index)]));
        expect(new Set(now.values()).size).toBe(count);
        const stayed = [...before].filter(([index]) => now.has(index));
        expect(stayed.map(([index]) => [index, now.get(index)])).toEqual(stayed);
        before = now;
      }
    }),
  );
});

it('leaves the elements in their order after a jump', () => {
  const slots = new Slots();
  const before = range(100, 10).map(slots.assign(100, 10, 12));
  expect(range(5003, 10).map(slots.assign(5003, 10, 12))).toEqual(before);
});
