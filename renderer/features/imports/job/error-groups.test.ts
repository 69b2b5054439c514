import { expect, test } from 'vitest';
import type { ErrorGroup } from '../../../../shared/contract/imports.ts';
import { belongsTo, describeValues } from './error-groups.ts';

const group = (changes: Partial<ErrorGroup>): ErrorGroup => ({
  code: 'unknown_option',
  message: 'Employee range not known',
  field: 'employeeRange',
  column: '# Employees',
  rows: 31,
  values: [],
  row_numbers: [],
  ...changes,
});

test('values are quoted, with how often each was met', () => {
  const values = [
    { value: '200+', rows: 27 },
    { value: 'GmbH', rows: 3 },
    { value: 'many', rows: 1 },
  ];
  expect(describeValues(group({ values }))).toBe('“200+” (27), “GmbH” (3), “many”');
});

test('a very long value is cut', () => {
  expect(describeValues(group({ values: [{ value: 'x'.repeat(5000), rows: 1 }] }))).toBe(
    `“${'x'.repeat(60)}…”`,
  );
});

test('where the value is empty, the rows are named', () => {
  const missing = group({ rows: 4, values: [{ value: '', rows: 4 }], row_numbers: [812, 3340, 7001, 9955] });
  expect(describeValues(missing)).toBe('rows 812, 3,340, 7,001, 9,955');
  expect(describeValues(group({ rows: 900, row_numbers: [2, 3, 4, 5, 6] }))).toBe('rows 2, 3, 4, 5, …');
});

test('an error belongs to the cause with its code, field and column', () => {
  const error = {
    row_number: 2,
    code: 'unknown_option',
    message: '',
    field: 'employeeRange',
    column: '# Employees',
  };
  expect(belongsTo(group({}), error)).toBe(true);
  expect(belongsTo(group({ column: 'Staff' }), error)).toBe(false);
  expect(
    belongsTo(group({ field: null, column: null }), { row_number: 2, code: 'unknown_option', message: '' }),
  ).toBe(true);
});
