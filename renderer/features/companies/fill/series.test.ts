import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellKind } from '../grid/columns/grid-column.ts';
import { seriesOf } from './series.ts';

const number: CellKind = { type: 'number', format: 'number' };
const next = (kind: CellKind, values: string[], steps: number[]): unknown =>
  steps.map((step) => seriesOf(kind, values)?.(step));

describe('a series', () => {
  it.each<[CellKind, string[], unknown[]]>([
    [number, ['5'], ['6', '7']],
    [number, ['1.5', '2'], ['2.5', '3']],
    [number, ['10', '7'], ['4', '1']],
    [number, ['0.1', '0.3'], ['0.5', '0.7']],
    [{ type: 'year' }, ['1974', '1984'], ['1994', '2004']],
    [{ type: 'date' }, ['2026-02-27'], ['2026-02-28', '2026-03-01']],
    [{ type: 'date' }, ['2026-02-01', '2026-02-08'], ['2026-02-15', '2026-02-22']],
    [{ type: 'date' }, ['2025-12-31', '2026-01-31'], ['2026-02-28', '2026-03-31']],
    [{ type: 'text' }, ['Lot 008', 'Lot 009'], ['Lot 010', 'Lot 011']],
  ])('of %o goes on from %j', (kind, values, expected) => {
    expect(next(kind, values, [1, 2])).toEqual(expected);
  });

  it('goes backwards too, and never below zero in a text', () => {
    expect(next(number, ['5', '7'], [-1, -2])).toEqual(['3', '1']);
    expect(next({ type: 'text' }, ['Lot 1'], [-1, -2])).toEqual(['Lot 0', null]);
  });

  it('is none where the values have no one step, or no number at their end', () => {
    expect(seriesOf(number, ['1', '2', '4'])).toBeNull();
    expect(seriesOf({ type: 'text' }, ['Alpha', 'Beta'])).toBeNull();
    expect(seriesOf({ type: 'text' }, ['Lot 1', 'Part 2'])).toBeNull();
    expect(seriesOf({ type: 'country' }, ['SE'])).toBeNull();
    expect(seriesOf(number, [])).toBeNull();
  });

  it('of whole numbers is first + step × place', () => {
    const whole = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 500 }), (first, step, places) => {
        const values = [String(first), String(first + step)];
        expect(seriesOf(number, values)?.(places)).toBe(String(first + step + step * places));
      }),
    );
  });
});
