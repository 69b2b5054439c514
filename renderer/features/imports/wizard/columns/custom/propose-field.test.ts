import { expect, test } from 'vitest';
import type { ColumnProfile, ValueType } from '../../../../../../shared/schema/profile.ts';
import { testColumn } from '../../../test-data.ts';
import { testProfile } from '../profile/test-profile.ts';
import { proposeField } from './propose-field.ts';

const column = testColumn({ header: 'Stage' });

function profile(values: Record<string, number>, type: ValueType = 'text', empty = 0): ColumnProfile {
  const top = Object.entries(values).map(([value, rows]) => ({ value, rows }));
  const filled = top.reduce((sum, { rows }) => sum + rows, 0);
  return testProfile({
    key: 'Stage',
    rows: filled + empty,
    empty,
    distinct: top.length,
    top,
    types: [{ type, rows: filled, values: top.length }],
  });
}

test('few values that come again are a select with them as options', () => {
  expect(proposeField(column, profile({ Lead: 40, Customer: 12 }))).toEqual({
    name: 'Stage',
    type: 'singleSelect',
    options: ['Lead', 'Customer'],
  });
});

test('cells with several of them are a select of several', () => {
  expect(proposeField(column, profile({ 'a; b': 4, a: 6, c: 5 }))).toMatchObject({
    type: 'multipleSelect',
    options: ['a', 'b', 'c'],
  });
});

test('dates and numbers are what they are, and all else is text', () => {
  expect(proposeField(column, profile({ '2024-01-01': 3, '2024-02-01': 1 }, 'date')).type).toBe('dateField');
  expect(proposeField(column, profile({ '1': 3, '2.5': 1 }, 'decimal')).type).toBe('numericField');
  expect(proposeField(column, profile({ one: 1, two: 1, three: 1 })).type).toBe('textField');
  expect(proposeField(column, undefined).type).toBe('textField');
  expect(proposeField(column, profile({}, 'text', 9)).type).toBe('textField');
});
