import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createKeyMap } from './key-map.ts';

it('finds every company of a hash, through growth and collisions', () => {
  const pair = fc.tuple(
    fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2 ** 53 - 1 })),
    fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  );
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 3000 }), (pairs) => {
      const map = createKeyMap();
      const model = new Map<number, number[]>();
      for (const [hash, companyNo] of pairs) {
        map.add(hash, companyNo);
        model.set(hash, [...(model.get(hash) ?? []), companyNo]);
      }
      map.fetch(Float64Array.from([...model.keys(), 2 ** 53]));
      for (const [hash, numbers] of model) {
        expect(new Set(map.find(hash))).toEqual(new Set(numbers));
        expect(map.find(hash)).toHaveLength(numbers.length);
      }
      expect(map.find(2 ** 53)).toEqual([]);
      expect(map.size()).toBe(pairs.length);
    }),
    { numRuns: 30 },
  );
});
