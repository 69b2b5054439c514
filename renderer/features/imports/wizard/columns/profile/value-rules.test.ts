import { expect, test } from 'vitest';
import {
  choiceOf,
  choose,
  columnRule,
  decidedValues,
  merge,
  mergedInto,
  remembered,
  rememberValues,
} from './value-rules.ts';

const some = { columns: { Size: { values: { many: '51-200' } } } };

test('a choice is kept beside what was decided before', () => {
  const rules = choose(some, 'Size', [
    ['200+', '201-500'],
    ['GmbH', null],
  ]);
  expect(rules).toEqual({ columns: { Size: { values: { many: '51-200', '200+': '201-500', GmbH: null } } } });
  expect([choiceOf(rules, 'Size', 'GmbH'), choiceOf(rules, 'Size', 'none')]).toEqual([null, undefined]);
  expect(decidedValues(rules, 'Size')).toEqual(new Set(['many', '200+', 'GmbH']));
});

test('the last choice taken back leaves no rule behind', () => {
  expect(choose(some, 'Size', [['many', undefined]])).toEqual({});
  const other = { ...some, blank: 'clear' as const };
  expect(choose(other, 'Size', [['many', undefined]])).toEqual({ blank: 'clear' });
  const stepped = { columns: { Size: { values: { many: null }, decimal: ',' as const } } };
  expect(choose(stepped, 'Size', [['many', undefined]])).toEqual({ columns: { Size: { decimal: ',' } } });
});

test('columns and values of any name are told apart from what objects have anyway', () => {
  const rules = choose({}, '__proto__', [['constructor', 'x']]);
  expect(choiceOf(rules, '__proto__', 'constructor')).toBe('x');
  expect(choiceOf(rules, '__proto__', 'toString')).toBeUndefined();
  expect(columnRule({ columns: {} }, 'constructor')).toEqual({});
});

test('merges are kept by method, and can be taken back', () => {
  const one = merge({}, 'City', 'fingerprint', [['york', 'York']]);
  const two = merge(one, 'City', 'phonetic', [['YRK', 'York']]);
  expect(two.columns?.['City']?.clusters).toEqual([
    { method: 'fingerprint', into: { york: 'York' } },
    { method: 'phonetic', into: { YRK: 'York' } },
  ]);
  expect(mergedInto(two, 'City', 'fingerprint', 'york')).toBe('York');
  expect(mergedInto(two, 'City', 'ngram', 'york')).toBeUndefined();
  const less = merge(two, 'City', 'phonetic', [['YRK', undefined]]);
  expect(less).toEqual(one);
  expect(merge(less, 'City', 'fingerprint', [['york', undefined]])).toEqual({});
});

test('what is decided next goes the way of what was decided before', () => {
  const one = choose({}, 'Size', [['many', null]]);
  expect(remembered(one, 'Size')).toBe('all');
  const once = rememberValues(one, 'Size', false);
  const two = merge(choose(once, 'Size', [['few', '1-10']]), 'Size', 'phonetic', [['key', 'Few']]);
  expect(remembered(two, 'Size')).toBe('none');
  expect(two.columns?.['Size']).toEqual({
    values: { many: null, few: '1-10' },
    once: ['many', 'few'],
    clusters: [{ method: 'phonetic', into: { key: 'Few' }, once: ['key'] }],
  });
  const some = choose(two, 'Size', [['some', '11-50']], false);
  expect(remembered(some, 'Size')).toBe('some');
  const back = choose(once, 'Size', [['many', undefined]]);
  expect(back).toEqual({});
});
