import { expect, test } from 'vitest';
import { rowPlace } from './row-place.ts';

test('a row is named by its number, and by its line where a record spans several', () => {
  expect(rowPlace({ row_number: 4117 })).toBe('Row 4,117');
  expect(rowPlace({ row_number: 12, line: 12 })).toBe('Row 12');
  expect(rowPlace({ row_number: 12, line: 1014 })).toBe('Row 12, line 1,014');
});
