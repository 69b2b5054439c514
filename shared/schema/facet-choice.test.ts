import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterNode } from './company-filter.ts';
import {
  boundOperators,
  choiceOfFilter,
  filterOfChoice,
  isNoChoice,
  presences,
  type Bounds,
  type FacetChoice,
} from './facet-choice.ts';
import {
  addPart,
  joinParts,
  onlyField,
  partOfField,
  partsOf,
  replacePart,
  withPartOfField,
} from './filter-parts.ts';

const choice: fc.Arbitrary<FacetChoice> = fc.record({
  values: fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 3 }),
  bounds: fc.option(
    fc
      .record(Object.fromEntries(boundOperators.map((one) => [one, fc.string()])), { requiredKeys: [] })
      .filter((bounds) => Object.keys(bounds).length > 0)
      .map((bounds) => bounds as Bounds),
  ),
  presence: fc.subarray([...presences]),
});

const field = fc.constantFrom('a', 'b', 'c');
const condition = field.map((name): FilterNode => ({ field: name, operator: 'not_eq', value: '1' }));
const filter = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    condition,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((and): FilterNode => ({ and })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((or): FilterNode => ({ or })),
  ),
})).node;

describe('what is chosen in a facet', () => {
  it('is read back from the filter that it makes', () => {
    fc.assert(
      fc.property(choice, (chosen) => {
        const node = filterOfChoice('a', chosen);
        expect(node === null).toBe(isNoChoice(chosen));
        expect(choiceOfFilter(node)).toEqual(chosen);
      }),
    );
  });

  it('is unknown where the filter asks what a facet cannot show', () => {
    const not: FilterNode = { field: 'a', operator: 'not_eq', value: 'x' };
    expect(choiceOfFilter(not)).toBeNull();
    expect(choiceOfFilter({ or: [not, { field: 'a', operator: 'empty' }] })).toBeNull();
    const both: FilterNode = {
      and: ['1', '2'].map((value) => ({ field: 'a', operator: 'eq' as const, value })),
    };
    expect(choiceOfFilter(both)).toBeNull();
  });
});

describe('the part of a field', () => {
  it('is what was asked of it, and leaves every other part as it was', () => {
    fc.assert(
      fc.property(filter, choice, (before, chosen) => {
        const node = filterOfChoice('a', chosen);
        const after = withPartOfField(before, 'a', node);
        expect(partOfField(after, 'a')).toEqual(node);
        for (const other of ['b', 'c']) expect(partOfField(after, other)).toEqual(partOfField(before, other));
        expect(withPartOfField(after, 'a', node) ?? null).toEqual(after ?? null);
      }),
    );
  });

  it('narrows a filter of which any part sufficed', () => {
    const any: FilterNode = {
      or: [
        { field: 'b', operator: 'empty' },
        { field: 'c', operator: 'empty' },
      ],
    };
    const part: FilterNode = { field: 'a', operator: 'empty' };
    expect(withPartOfField(any, 'a', part)).toEqual({ and: [any, part] });
  });
});

describe('parts of a filter', () => {
  it('are together the whole of it', () => {
    fc.assert(
      fc.property(filter, (node) => {
        const parts = partsOf(node);
        expect(partsOf(joinParts(parts))).toEqual(parts);
      }),
    );
  });

  it('come, change and go one by one', () => {
    const [one, two]: FilterNode[] = [
      { field: 'a', operator: 'empty' },
      { field: 'b', operator: 'empty' },
    ];
    if (!one || !two) throw new Error('two');
    const both = addPart(addPart(undefined, one), two);
    expect(both).toEqual({ and: [one, two] });
    expect(replacePart(both, 0, null)).toEqual({ and: [two] });
    expect(replacePart({ and: [two] }, 0, null)).toBeUndefined();
    expect(onlyField({ or: [one, two] })).toBeNull();
  });
});
