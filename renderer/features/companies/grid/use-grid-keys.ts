// Keys of the grid. Those that it does not know go on to the window, so that copying, undo and the rest can live elsewhere.
import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { cellValue } from './cells/grid-cell.tsx';
import { viewOf } from './cells/cell-view.ts';
import { startEdit } from './edit/grid-edit.ts';
import { rowAt, sizeOf, useGrid, type GridShared } from './grid-context.ts';
import { afterKey, stepOn } from './selection/moves.ts';
import type { Place, Selection } from './selection/selection.ts';

export type KeyTarget = {
  pageRows: number;
  /** Opens the record of the active row, or closes it. */
  onToggle: (row: number) => void;
  onClose: () => void;
  /** Opens the page of the active row's record. */
  onPage: (row: number) => void;
  /** Leaves the cells for the head of the active column. */
  onHead: (column: number) => void;
};

/** As in any spreadsheet: to the end of the run of filled cells, or over empty ones to the next filled one. */
export function edgeColumn(
  isFilled: (column: number) => boolean,
  from: number,
  by: -1 | 1,
  columns: number,
): number {
  const isInside = (column: number): boolean => column >= 0 && column < columns;
  let at = from + by;
  if (!isInside(at)) return from;
  const isRun = isFilled(from) && isFilled(at);
  while (isInside(at + by) && (isRun ? isFilled(at + by) : !isFilled(at))) at += by;
  return at;
}

function edgeFrom(grid: GridShared, place: Place, by: -1 | 1): number {
  const row = rowAt(grid, place.row);
  const columns = grid.columns.get();
  if (row === null) return by < 0 ? 0 : columns.length - 1;
  const edits = grid.edits.of(row.id);
  const isFilled = (at: number): boolean => {
    const column = columns[at];
    return column !== undefined && viewOf(column.kind, cellValue(column, row, edits)).type !== 'empty';
  };
  return edgeColumn(isFilled, place.column, by, columns.length);
}

const isTyping = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  (key.length === 1 || key === 'Process' || key === 'Dead') && key !== ' ' && !ctrlKey && !metaKey && !altKey;

const isMulti = ({ ranges }: Selection): boolean => {
  const [only, second] = ranges;
  if (only === undefined || second !== undefined) return false;
  return (
    only.extent !== 'cells' || only.anchor.row !== only.focus.row || only.anchor.column !== only.focus.column
  );
};

function escape(grid: GridShared, selection: Selection, target: KeyTarget): void {
  const { active } = selection;
  const column = grid.columns.get()[active.column];
  const row = rowAt(grid, active.row);
  if (row && column && grid.edits.of(row.id)?.drafts.has(column.path))
    grid.edits.dropDraft(row.id, column.path);
  else if (selection.ranges.length > 1 || isMulti(selection)) grid.selection.selectCell(active);
  else target.onClose();
}

/** Keys about the active cell; false where the key is none of them. */
function onCellKey(event: KeyboardEvent, grid: GridShared, selection: Selection, target: KeyTarget): boolean {
  const { key, shiftKey } = event;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const { active } = selection;
  if (key === 'F2') return startEdit(grid, active);
  if (key === ' ' && isPlain && !shiftKey) target.onToggle(active.row);
  else if (key === 'Escape') escape(grid, selection, target);
  else if (key === 'ArrowUp' && isPlain && !shiftKey && active.row === 0) target.onHead(active.column);
  else if (key === 'Enter' && !isPlain && !event.altKey) target.onPage(active.row);
  else if (key === 'Enter' && isPlain) onEnter(grid, selection, shiftKey);
  else return false;
  return true;
}

/** Edits one cell; within a range, as with Shift, goes on to the next. */
function onEnter(grid: GridShared, selection: Selection, isBack: boolean): void {
  if (!isBack && !isMulti(selection) && startEdit(grid, selection.active)) return;
  const next = stepOn(selection, 'Enter', isBack ? -1 : 1, sizeOf(grid));
  if (next) grid.selection.select(next);
}

/** Ctrl+arrow and the like move by one end; a range shows the end that moved. */
const revealOf = (next: Selection, isShift: boolean): Place =>
  isShift ? (next.ranges.at(-1)?.focus ?? next.active) : next.active;

export function useGridKeys(target: KeyTarget) {
  const grid = useGrid();
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const selection = grid.selection.get();
    if (selection && isTyping(event)) {
      // The editor is there before the browser writes the character, so that it takes this one too, an accent or a word from
      // an input method as well.
      flushSync(() => startEdit(grid, selection.active, { type: 'typed' }));
      event.stopPropagation();
      if (grid.editing.get() === null) event.preventDefault();
      return;
    }
    const isDone = selection ? onCellKey(event, grid, selection, target) : false;
    if (!isDone && !onMoveKey(event, grid, selection, target)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function onMoveKey(
  event: KeyboardEvent,
  grid: GridShared,
  selection: Selection | null,
  target: KeyTarget,
): boolean {
  if (event.altKey) return false;
  const key = { key: event.key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey };
  const around = {
    ...sizeOf(grid),
    pageRows: target.pageRows,
    edgeColumn: (from: Place, by: -1 | 1) => edgeFrom(grid, from, by),
  };
  // Tab enters the grid at its head's and toolbar's other end; it starts no selection.
  if (selection === null && key.key === 'Tab') return false;
  const next = afterKey(selection, key, around);
  if (next === null) return false;
  const isAll = next.ranges.at(-1)?.extent === 'all';
  grid.selection.select(next, isAll ? null : { ...revealOf(next, key.shift && key.key !== 'Tab') });
  return true;
}
