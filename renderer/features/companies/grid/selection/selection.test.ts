import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRange,
  countCells,
  disjoint,
  extendTo,
  holds,
  moveColumns,
  selectAll,
  selectCell,
  selectedBounds,
  selectLines,
  selectWhole,
  shiftRows,
  type Bounds,
  type Selection,
} from './selection.ts';

const size = { rows: 9, columns: 7 };
const place = fc.record({ row: fc.nat(size.rows - 1), column: fc.nat(size.columns - 1) });
const bounds = fc.tuple(place, place).map(([a, b]): Bounds => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
}));

/** Every cell, one by one: what the arithmetic must agree with. */
function cellsOf(all: readonly Bounds[]): Set<string> {
  const cells = new Set<string>();
  for (let row = 0; row < size.rows; row += 1)
    for (let column = 0; column < size.columns; column += 1)
      if (all.some((one) => holds(one, { row, column }))) cells.add(`${row},${column}`);
  return cells;
}

describe('ranges that overlap', () => {
  it('become rectangles that hold the same cells and each of them once', () => {
    fc.assert(
      fc.property(fc.array(bounds, { maxLength: 5 }), (all) => {
        const pieces = disjoint(all);
        expect(cellsOf(pieces)).toEqual(cellsOf(all));
        expect(countCells(pieces)).toBe(cellsOf(all).size);
      }),
    );
  });

  it('are counted without a list of their rows', () => {
    const many = { rows: 1_000_000, columns: 31 };
    const columns = addRange(selectLines('columns', { row: 0, column: 2 }), { row: 5, column: 2 });
    expect(countCells(selectedBounds(columns, many))).toBe(1_000_000);
    expect(countCells(selectedBounds(selectAll({ row: 3, column: 1 }), many))).toBe(31_000_000);
  });
});

type Act = (selection: Selection) => Selection;
const act = fc.oneof(
  place.map(
    (to): Act =>
      () =>
        selectCell(to),
  ),
  place.map(
    (to): Act =>
      (selection) =>
        extendTo(selection, to),
  ),
  place.map(
    (to): Act =>
      (selection) =>
        addRange(selection, to),
  ),
  place.map(
    (to): Act =>
      () =>
        selectLines('rows', to),
  ),
  fc.constantFrom('rows' as const, 'columns' as const).map(
    (extent): Act =>
      (selection) =>
        selectWhole(selection, extent),
  ),
  fc.constant<Act>((selection) => selectAll(selection.active)),
  fc.integer({ min: -4, max: 4 }).map(
    (by): Act =>
      (selection) =>
        shiftRows(selection, by, size),
  ),
);

describe('whatever a person does', () => {
  it('leaves the active cell among the selected ones and every range within the list', () => {
    fc.assert(
      fc.property(place, fc.array(act, { maxLength: 12 }), (start, acts) => {
        const selection = acts.reduce((before, next) => next(before), selectCell(start));
        const all = selectedBounds(selection, size);
        expect(all.some((one) => holds(one, selection.active))).toBe(true);
        for (const { top, bottom, left, right } of all) {
          expect(top).toBeGreaterThanOrEqual(0);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(bottom).toBeLessThan(size.rows);
          expect(right).toBeLessThan(size.columns);
        }
      }),
    );
  });
});

it('extends whole rows to whole rows', () => {
  const rows = extendTo(selectLines('rows', { row: 2, column: 0 }), { row: 4, column: 3 });
  expect(selectedBounds(rows, size)).toEqual([{ top: 2, bottom: 4, left: 0, right: 6 }]);
});

it('keeps whole rows when columns move, and of other cells the active one in its column', () => {
  const rows = selectLines('rows', { row: 2, column: 3 });
  expect(moveColumns(rows, 5)).toEqual({ ...rows, active: { row: 2, column: 5 } });
  const cells = extendTo(selectCell({ row: 2, column: 3 }), { row: 4, column: 6 });
  expect(moveColumns(cells, 0)).toEqual(selectCell({ row: 2, column: 0 }));
});
