import { expect, test } from 'vitest';
import { inverseOf, noHistory, withStep } from './mend-history.ts';

test('an order is taken back to what was before it, cell by cell', () => {
  const order = { cells: { a: '1', b: '2' }, leave_out: true };
  expect(inverseOf(order, undefined)).toEqual({ cells: { a: null, b: null }, leave_out: false });
  expect(inverseOf(order, { cells: { a: '0', c: '9' }, leave_out: true })).toEqual({
    cells: { a: '0', b: null },
    leave_out: true,
  });
  expect(inverseOf({ leave_out: false }, undefined)).toEqual({ leave_out: false });
});

test('a column may be called as an object’s own property is', () => {
  const cells = Object.fromEntries([['__proto__', 'x']]);
  expect(Object.keys(inverseOf({ cells }, undefined).cells ?? {})).toEqual(['__proto__']);
});

test('after a new step nothing is left to do again', () => {
  const step = { kind: 'rules' as const, rules: {} };
  const undone = { ...noHistory, undone: [step] };
  expect(withStep(undone, step)).toEqual({ done: [step], undone: [] });
});
