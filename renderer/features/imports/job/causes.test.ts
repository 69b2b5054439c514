import { expect, test } from 'vitest';
import { causeOf } from './causes.ts';

const group = (code: string, field: string | null) =>
  causeOf({
    code,
    field,
    message: 'said by the backend',
    column: null,
    rows: 1,
    values: [],
    row_numbers: [],
  });

test('a cause has a short name for all of its rows', () => {
  expect(group('invalid_domain', 'domain')).toBe('Not a host name');
  expect(group('required', 'name')).toBe('Name is missing');
  expect(group('invalid_option', 'employeeRange')).toBe('Employee range not known');
});

test('a cause without a short name keeps the words of the backend', () => {
  expect(group('something_new', null)).toBe('said by the backend');
  expect(group('toString', null)).toBe('said by the backend');
});
