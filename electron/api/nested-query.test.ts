import { describe, expect, it } from 'vitest';
import { queryObject } from './nested-query.ts';

const read = (query: string): unknown => JSON.parse(JSON.stringify(queryObject(new URLSearchParams(query))));

describe('names in brackets', () => {
  it.each<[string, unknown]>([
    ['a=1&b=', { a: '1', b: '' }],
    ['a=1&a=2', { a: ['1', '2'] }],
    [
      'filter[x][eq]=1&filter[y][in][]=2&filter[y][in][]=3',
      { filter: { x: { eq: '1' }, y: { in: ['2', '3'] } } },
    ],
    ['filter[groups][in][id][]=g', { filter: { groups: { in: { id: ['g'] } } } }],
    ['filter[Field [a]][eq]=1', { filter: { 'Field [a]': { eq: '1' } } }],
    ['[x]=1&x]=2&y[=3', { '[x]': '1', 'x]': '2', 'y[': '3' }],
    ['filter=1&filter[x]=2', { filter: '1', 'filter[x]': ['2'] }],
  ])('of ?%s are read as %j', (query, wanted) => {
    expect(read(query)).toEqual(wanted);
  });

  it('reach no prototype', () => {
    const query = queryObject(
      new URLSearchParams('filter[__proto__][polluted]=1&__proto__[polluted]=1&constructor[x]=1'),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(query)).toEqual(['filter', '__proto__', 'constructor']);
  });
});
