import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf } from '../grid/selection/selection.ts';
import { dragTarget, unionOf } from './drag-target.ts';

const source = { top: 5, bottom: 6, left: 2, right: 3 };

describe('a drag of the fill handle', () => {
  it('fills away from the block, in the direction in which the pointer is further out', () => {
    expect(dragTarget(source, { row: 6, column: 2 })).toBeNull();
    expect(dragTarget(source, { row: 9, column: 5 })).toEqual({ top: 7, bottom: 9, left: 2, right: 3 });
    expect(dragTarget(source, { row: 4, column: 3 })).toEqual({ top: 4, bottom: 4, left: 2, right: 3 });
    expect(dragTarget(source, { row: 5, column: 6 })).toEqual({ top: 5, bottom: 6, left: 4, right: 6 });
    expect(dragTarget(source, { row: 6, column: 0 })).toEqual({ top: 5, bottom: 6, left: 0, right: 1 });
  });

  it('makes one rectangle together with the block', () => {
    const at = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(at, at, (row, column) => {
        const target = dragTarget(source, { row, column });
        const added = target === null ? 0 : countOf(target);
        expect(countOf(unionOf(source, target ?? source))).toBe(countOf(source) + added);
      }),
    );
  });
});
