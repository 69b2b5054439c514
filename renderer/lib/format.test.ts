import { describe, expect, test } from 'vitest';
import { formatBytes, formatDecimal, formatDuration } from './format.ts';

describe('numbers for reading', () => {
  test('decimals keep every digit, however many', () => {
    expect(formatDecimal('12345678901234567890')).toMatch(/12.345.678.901.234.567.890/);
    expect(formatDecimal('1234.5')).toMatch(/^1.234[.,]50$/);
  });

  test('sizes and times grow with their units', () => {
    expect([0, 999, 53_600, 464_000_000].map(formatBytes)).toEqual(['0 B', '999 B', '53.6 KB', '464 MB']);
    expect([7.43, 42, 185, 7800].map(formatDuration)).toEqual(['7.4 s', '42 s', '3 min 5 s', '2 h 10 min']);
  });

  test('a time that is rounded up goes over to the next unit', () => {
    expect([9.97, 59.7, 119.6, 3599.5, 7199].map(formatDuration)).toEqual([
      '10 s',
      '1 min 0 s',
      '2 min 0 s',
      '1 h 0 min',
      '2 h 0 min',
    ]);
  });
});
