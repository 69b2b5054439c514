import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGaps, isEmpty } from './fill-gaps.ts';

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, undefined, '', 'x', 'y', 0, 1, false),
    fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('p', 'q', 'r'), tie('tree'), { maxKeys: 3 }),
  ),
}));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Paths of all that is filled and no object, with what stands there. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (isEmpty(value)) return [];
  if (!isObject(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

describe('filling gaps', () => {
  it('keeps whatever is filled, at any depth', () => {
    fc.assert(
      fc.property(tree, tree, (current, offered) => {
        const filled = new Map(leaves(fillGaps(current, offered)));
        for (const [path, value] of leaves(current)) expect(filled.get(path)).toEqual(value);
      }),
    );
  });

  it('takes every offered value whose place, and every place above it, was empty or an object', () => {
    fc.assert(
      fc.property(tree, tree, (current, offered) => {
        const filled = new Map(leaves(fillGaps(current, offered)));
        const taken = leaves(current).map(([path]) => path);
        const isFree = (path: string): boolean =>
          !taken.some(
            (other) => other === path || path.startsWith(`${other}.`) || other.startsWith(`${path}.`),
          );
        for (const [path, value] of leaves(offered).filter(([one]) => isFree(one)))
          expect(filled.get(path)).toEqual(value);
      }),
    );
  });

  it('invents nothing, and does nothing the second time', () => {
    fc.assert(
      fc.property(tree, tree, (current, offered) => {
        const once = fillGaps(current, offered);
        const known = [...leaves(current), ...leaves(offered)].map((leaf) => JSON.stringify(leaf));
        for (const leaf of leaves(once)) expect(known).toContain(JSON.stringify(leaf));
        expect(leaves(fillGaps(once, offered))).toEqual(leaves(once));
      }),
    );
  });

  it.each([
    [{ street: '' }, { street: 'Main St', city: 'York' }, { street: 'Main St', city: 'York' }],
    [{ city: 'York' }, { city: 'Leeds', street: 'Main St' }, { city: 'York', street: 'Main St' }],
    [['a'], ['b'], ['a']],
    [[], ['b'], ['b']],
    ['text', { city: 'York' }, 'text'],
    [0, 5, 0],
    [false, true, false],
  ])('of %j by %j makes %j', (current, offered, wanted) =>
    expect(fillGaps(current, offered)).toEqual(wanted),
  );
});
