import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFilter } from '../../../../shared/schema/company-filter.ts';
import { askedOf, draftOfNode, nodeOfDraft, valueCountOf, type Asked, type Draft } from './operators.ts';
import type { QueryFieldKind } from './query-fields.ts';

const word = fc.stringMatching(/^[a-z0-9]{1,5}$/);
const draft = fc
  .constantFrom(...(Object.keys(askedOf) as QueryFieldKind[]))
  .chain((kind) => fc.constantFrom(...askedOf[kind]))
  .chain((asked: Asked): fc.Arbitrary<Draft> => {
    const count = valueCountOf(asked);
    const length = count === 'none' ? 0 : count === 'two' ? 2 : 1;
    const values = fc.array(word, { minLength: length, maxLength: count === 'many' ? 3 : length });
    return values.map((all) => ({ field: 'industry', asked, values: all }));
  });

describe('a line of a filter’s form', () => {
  it('is read back from the condition that it makes, which the API takes', () => {
    fc.assert(
      fc.property(draft, (line) => {
        const node = nodeOfDraft(line);
        expect(checkFilter(node)).toEqual([]);
        expect(node && draftOfNode(node)).toEqual(line);
      }),
    );
  });

  it('makes nothing while its value is missing', () => {
    for (const asked of ['eq', 'in', 'contains', 'between'] as const)
      expect(nodeOfDraft({ field: 'name', asked, values: [' ', ''] })).toBeNull();
    expect(nodeOfDraft({ field: null, asked: 'empty', values: [] })).toBeNull();
  });

  it('has one end where only one of two is given', () => {
    const line = (values: string[]) => nodeOfDraft({ field: 'foundationYear', asked: 'between', values });
    expect(line(['1990', ''])).toEqual({ field: 'foundationYear', operator: 'gte', value: '1990' });
    expect(line(['', '2000'])).toEqual({ field: 'foundationYear', operator: 'lte', value: '2000' });
  });

  it('cannot show what is more than one line', () => {
    const one = { field: 'name', operator: 'empty' } as const;
    expect(draftOfNode({ or: [one, { ...one, field: 'tags' }] })).toBeNull();
  });
});
