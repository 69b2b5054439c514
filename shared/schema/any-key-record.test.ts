import { expect, it } from 'vitest';
import { z } from 'zod';
import { anyKeyRecord } from './any-key-record.ts';

const schema = anyKeyRecord(z.string().min(1), z.string());

it('keeps a key named __proto__ as a property of its own', () => {
  const parsed = schema.parse(JSON.parse('{"a":"1","__proto__":"2","constructor":"3"}'));
  expect(Object.entries(parsed)).toEqual([
    ['a', '1'],
    ['__proto__', '2'],
    ['constructor', '3'],
  ]);
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
});

it.each([[null], ['text'], [['list']], [{ a: 1 }], [{ '': 'x' }], [JSON.parse('{"__proto__":1}')]])(
  'refuses %j',
  (input) => {
    expect(schema.safeParse(input).success).toBe(false);
  },
);
