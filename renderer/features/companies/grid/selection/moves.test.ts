import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterKey, nextWithin, stepOn, type Surroundings } from './moves.ts';
import { extendTo, selectCell, selectedBounds, type Place, type Selection } from './selection.ts';

const around: Surroundings = {
  rows: 1_000_000,
  columns: 11,
  pageRows: 30,
  edgeColumn: (_, by) => (by < 0 ? 0 : 7),
};

const at = (row: number, column: number): Selection => selectCell({ row, column });
const press = (selection: Selection | null, key: string, modifiers = ''): Selection | null =>
  afterKey(selection, { key, shift: modifiers.includes('shift'), mod: modifiers.includes('ctrl') }, around);
const activeAfter = (selection: Selection | null, key: string, modifiers = ''): Place | undefined =>
  press(selection, key, modifiers)?.active;

describe('a key without Shift', () => {
  it.each([
    ['ArrowDown', '', { row: 6, column: 3 }],
    ['ArrowUp', '', { row: 4, column: 3 }],
    ['ArrowLeft', '', { row: 5, column: 2 }],
    ['ArrowRight', '', { row: 5, column: 4 }],
    ['Home', '', { row: 5, column: 0 }],
    ['End', '', { row: 5, column: 10 }],
    ['Home', 'ctrl', { row: 0, column: 0 }],
    ['End', 'ctrl', { row: 999_999, column: 10 }],
    ['PageDown', '', { row: 35, column: 3 }],
    ['PageUp', '', { row: 0, column: 3 }],
    ['ArrowDown', 'ctrl', { row: 999_999, column: 3 }],
    ['ArrowUp', 'ctrl', { row: 0, column: 3 }],
    ['ArrowRight', 'ctrl', { row: 5, column: 7 }],
    ['ArrowLeft', 'ctrl', { row: 5, column: 0 }],
    ['Tab', '', { row: 5, column: 4 }],
    ['Tab', 'shift', { row: 5, column: 2 }],
  ])('%s %s leads on and selects one cell', (key, modifiers, place) => {
    expect(press(at(5, 3), key, modifiers)).toEqual(selectCell(place));
  });

  it('stays within the list', () => {
    expect(activeAfter(at(0, 0), 'ArrowUp')).toEqual({ row: 0, column: 0 });
    expect(activeAfter(at(999_999, 10), 'ArrowDown')).toEqual({ row: 999_999, column: 10 });
  });

  it('goes to the first cell where nothing was selected', () => {
    expect(activeAfter(null, 'ArrowDown')).toEqual({ row: 0, column: 0 });
    expect(activeAfter(null, 'End', 'ctrl')).toEqual({ row: 999_999, column: 10 });
  });

  it('lets Tab out of the grid at both ends of a row', () => {
    expect(press(at(5, 10), 'Tab')).toBeNull();
    expect(press(at(5, 0), 'Tab', 'shift')).toBeNull();
  });

  it('leaves keys alone that say nothing about a selection', () => {
    expect(press(at(5, 3), 'F2')).toBeNull();
    expect(press(at(5, 3), 'c', 'ctrl')).toBeNull();
  });
});

describe('a key with Shift', () => {
  it('extends from the free end and leaves the active cell', () => {
    const twice = press(press(at(5, 3), 'ArrowDown', 'shift'), 'ArrowRight', 'shift');
    expect(twice?.active).toEqual({ row: 5, column: 3 });
    expect(twice && selectedBounds(twice, around)).toEqual([{ top: 5, bottom: 6, left: 3, right: 4 }]);
  });

  it('selects down to the end of a million rows', () => {
    const down = press(at(5, 3), 'ArrowDown', 'ctrl shift');
    expect(down && selectedBounds(down, around)).toEqual([{ top: 5, bottom: 999_999, left: 3, right: 3 }]);
  });

  it('selects rows with Shift and Space, columns with Ctrl and Space, everything with Ctrl and A', () => {
    const bounds = (key: string, modifiers: string) => {
      const next = press(extendTo(at(5, 3), { row: 6, column: 4 }), key, modifiers);
      return next && selectedBounds(next, around);
    };
    expect(bounds(' ', 'shift')).toEqual([{ top: 5, bottom: 6, left: 0, right: 10 }]);
    expect(bounds(' ', 'ctrl')).toEqual([{ top: 0, bottom: 999_999, left: 3, right: 4 }]);
    expect(bounds('a', 'ctrl')).toEqual([{ top: 0, bottom: 999_999, left: 0, right: 10 }]);
  });
});

describe('within a range', () => {
  const range = extendTo(at(2, 1), { row: 4, column: 2 });

  it('Tab goes round row by row and Enter column by column, the range stays', () => {
    const tabs = [1, 2, 3, 4, 5, 6].reduce<Selection[]>(
      (done) => [...done, stepOn(done.at(-1) ?? range, 'Tab', 1, around) ?? range],
      [],
    );
    expect(tabs.map(({ active }) => `${active.row},${active.column}`)).toEqual([
      '2,2',
      '3,1',
      '3,2',
      '4,1',
      '4,2',
      '2,1',
    ]);
    expect(tabs.every(({ ranges }) => ranges === range.ranges)).toBe(true);
    expect(stepOn(range, 'Enter', -1, around)?.active).toEqual({ row: 4, column: 2 });
  });

  it('every cell comes up once before the first comes again', () => {
    const bounds = fc.record({
      top: fc.nat(5),
      left: fc.nat(5),
      height: fc.nat(4),
      width: fc.nat(4),
      key: fc.constantFrom('Tab' as const, 'Enter' as const),
      by: fc.constantFrom(1 as const, -1 as const),
    });
    fc.assert(
      fc.property(bounds, ({ top, left, height, width, key, by }) => {
        const box = { top, left, bottom: top + height, right: left + width };
        const start = { row: top, column: left };
        const count = (height + 1) * (width + 1);
        const seen = new Set<string>();
        let now: Place = start;
        for (let step = 0; step < count; step += 1) {
          seen.add(`${now.row},${now.column}`);
          now = nextWithin(box, now, key, by);
        }
        expect(seen.size).toBe(count);
        expect(now).toEqual(start);
      }),
    );
  });
});
