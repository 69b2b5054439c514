// What the operators of conditions mean.
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { RuleOperator, RuleValue } from '../../../shared/schema/rule-conditions.ts';
import { createBudget } from './budget.ts';
import { holds } from './compare.ts';
import { matchesPattern } from './pattern.ts';

const is = (actual: unknown, operator: RuleOperator, wanted: RuleValue | null = null): boolean =>
  holds(operator, actual, wanted, createBudget());

describe('a comparison', () => {
  it.each<[unknown, RuleOperator, RuleValue | null, boolean]>([
    ['Straße', 'eq', 'STRASSE', true],
    ['Steel', 'not_eq', 'Steel', false],
    [null, 'eq', 'Steel', false],
    [null, 'not_eq', 'Steel', true],
    [['a', 'VIP'], 'eq', 'vip', true],
    [['a', 'VIP'], 'not_eq', 'vip', false],
    ['1999', 'eq', 1999, true],
    ['1999', 'lt', 2000, true],
    ['later', 'lt', 2000, false],
    ['1000000.00', 'gte', 1_000_000, true],
    ['9', 'lt', '10', true],
    ['2020-05-01', 'gt', '2019', true],
    ['2020-05-01', 'lte', '2020-05-01', true],
    [null, 'lt', 5, false],
    [true, 'eq', true, true],
    ['DE', 'in', ['de', 'at'], true],
    ['DE', 'not_in', ['de', 'at'], false],
    [['x', 'y'], 'in', ['y'], true],
    ['Flagship', 'contains', 'SHIP', true],
    [['flagship'], 'not_contains', 'ship', false],
    ['Acme GmbH', 'starts_with', 'acme', true],
    ['Acme GmbH', 'ends_with', 'gmbh', true],
    ['Acme GmbH', 'matches', 'a*g?bh', true],
    ['Acme GmbH', 'matches', 'acme', false],
    ['', 'empty', null, true],
    [[], 'empty', null, true],
    [{}, 'empty', null, true],
    [0, 'empty', null, false],
    [{ a: 1 }, 'eq', '[object Object]', false],
  ])('%j %s %j is %s', (actual, operator, wanted, expected) => {
    expect(is(actual, operator, wanted)).toBe(expected);
  });
});

it('folds a text once, however many it is compared with', () => {
  const fold = vi.spyOn(String.prototype, 'toUpperCase');
  is(['Acme', 'Bolt'], 'in', ['a', 'b', 'c']);
  expect(fold).toHaveBeenCalledTimes(5);
  fold.mockRestore();
});

describe('a pattern', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });

  it('means what the same regular expression would', () => {
    fc.assert(
      fc.property(text, pattern, (given, wanted) => {
        const source = wanted
          .replaceAll('.', String.raw`\.`)
          .replaceAll('*', '.*')
          .replaceAll('?', '.');
        expect(matchesPattern(given, wanted)).toBe(new RegExp(`^${source}$`).test(given));
      }),
    );
  });

  it('that would keep a regular expression busy for ever uses up its budget at the most', () => {
    const budget = createBudget({ work: 1000, ms: 60_000 });
    expect(() => holds('matches', 'a'.repeat(5000), '*a*a*b'.repeat(20), budget)).toThrow('too much work');
  });
});
