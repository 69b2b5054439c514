import { describe, expect, it } from 'vitest';
import { mergeBands } from '../actions/selected-rows.ts';
import { standardColumns } from '../grid/columns/standard-columns.ts';
import { blockOf } from './selected-block.ts';

const range = (top: number, bottom: number, from: number, to: number) => ({
  top,
  bottom,
  columns: standardColumns.slice(from, to + 1),
});
const block = (...ranges: ReturnType<typeof range>[]) => {
  const made = blockOf(ranges, standardColumns);
  return made && { bands: made.bands, columns: made.columns.map(({ path }) => path), rows: made.rows };
};

describe('selected ranges as one block', () => {
  it('are put below each other where they share their columns', () => {
    expect(block(range(5, 6, 0, 1), range(1, 2, 0, 1))).toEqual({
      bands: [
        { top: 1, bottom: 2 },
        { top: 5, bottom: 6 },
      ],
      columns: ['name', 'domain'],
      rows: 4,
    });
  });

  it('are put beside each other where they share their rows, in the order of the columns', () => {
    expect(block(range(1, 2, 3, 3), range(1, 2, 0, 0))).toEqual({
      bands: [{ top: 1, bottom: 2 }],
      columns: ['name', 'countryCode'],
      rows: 2,
    });
  });

  it('may be any pieces of a rectangle, and nothing else', () => {
    expect(block(range(1, 2, 0, 1), range(3, 3, 0, 0), range(3, 3, 1, 1))?.rows).toBe(3);
    expect(block(range(1, 2, 0, 1), range(3, 3, 0, 0))).toBeNull();
    expect(block()).toBeNull();
  });

  it('count each row once', () => {
    expect(mergeBands([range(4, 6, 0, 0), range(1, 2, 0, 0), range(5, 9, 2, 2), range(3, 3, 0, 0)])).toEqual([
      { top: 1, bottom: 9 },
    ]);
  });
});
