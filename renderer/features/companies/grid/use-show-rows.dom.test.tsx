// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RowWindow } from '../../../ui/rows/row-window.ts';
import type { CompanyWindow } from '../use-company-rows.ts';
import { useShowRows } from './use-show-rows.ts';

const rows: CompanyWindow = new RowWindow(() => new Promise(() => undefined));
const show = vi.spyOn(rows, 'show');
const shown = () => show.mock.calls.map(([first]) => first);

beforeEach(() => {
  vi.useFakeTimers();
  show.mockClear();
});
afterEach(() => vi.useRealTimers());

const scroll = () => renderHook(({ first }) => useShowRows(rows, first, 40), { initialProps: { first: 0 } });

test('asks at once for the first rows, for rows that come in row by row, and after a jump', () => {
  const { rerender } = scroll();
  rerender({ first: 5 });
  rerender({ first: 40 });
  vi.advanceTimersByTime(1000);
  rerender({ first: 9000 });
  expect(shown()).toEqual([0, 5, 40, 9000]);
});

test('of rows that rush past asks only for those where it comes to a stand', () => {
  const { rerender } = scroll();
  vi.advanceTimersByTime(1000);
  for (const first of [100, 200, 300, 400]) {
    rerender({ first });
    vi.advanceTimersByTime(16);
  }
  expect(shown()).toEqual([0, 100]);
  vi.advanceTimersByTime(200);
  expect(shown()).toEqual([0, 100, 400]);
});
