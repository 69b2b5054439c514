// Looks of a cell, as classes: those of its column, and those of its place in the selection.
import type { GridColumn } from '../columns/grid-column.ts';
import { bits } from '../selection/line-mask.ts';
import classes from '../grid.module.css';

const join = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

const kept = new WeakMap<GridColumn, string>();

/** Of every cell of a column. */
export function columnClass(column: GridColumn): string {
  const known = kept.get(column);
  if (known !== undefined) return known;
  const made = join(
    classes['cell'],
    column.align === 'end' && classes['end'],
    column.isQuiet && classes['quiet'],
  );
  kept.set(column, made);
  return made;
}

const selectionClasses = Array.from({ length: 64 }, (_, mask) =>
  join(
    Boolean(mask & bits.selected) && classes['selected'],
    Boolean(mask & bits.top) && classes['edgeTop'],
    Boolean(mask & bits.right) && classes['edgeRight'],
    Boolean(mask & bits.bottom) && classes['edgeBottom'],
    Boolean(mask & bits.left) && classes['edgeLeft'],
    Boolean(mask & bits.active) && classes['active'],
  ),
);

/** Of a cell with that mask (see selection/line-mask.ts). */
export const selectionClass = (mask: number): string => selectionClasses[mask] ?? '';
