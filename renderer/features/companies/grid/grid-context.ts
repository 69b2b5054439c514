// What all that acts on the grid's cells shares: the selection, the edits, the rows, the columns that are shown. Made once for
// the page; the status bar, the clipboard and the panels find it here.
import { createContext, useContext } from 'react';
import { createStore, type Store } from '../../../lib/store.ts';
import type { Scrolled } from '../../../ui/rows/kept-list.ts';
import type { Place } from '../../../ui/rows/use-place.ts';
import type { CompaniesPlace } from '../kept-companies.ts';
import type { CompanyWindow } from '../use-company-rows.ts';
import type { GridColumn, GridRow } from './columns/grid-column.ts';
import { createRowEdits, type RowEditsStore } from './edit/row-edits.ts';
import type { Size } from './selection/selection.ts';
import { createSelectionState, type SelectionState } from './selection/selection-state.ts';

/** How an editor starts: with the value, with what is typed in its stead, or with what was refused. */
export type EditStart =
  | { type: 'value' }
  | { type: 'typed' }
  | { type: 'draft'; text: string; reason: string };

/** `seen`: the company as it was, should it leave the list while it is edited. */
export type Editing = { row: number; id: string; path: string; start: EditStart; seen: GridRow };

export type GridShared = Place & {
  selection: SelectionState;
  edits: RowEditsStore;
  editing: Store<Editing | null>;
  /** Those shown, in order. */
  columns: Store<readonly GridColumn[]>;
  /** Every field that can be edited beside the list too, such as in a record. */
  fields: Store<readonly GridColumn[]>;
  rows: Store<CompanyWindow>;
  /** Takes the keyboard back to the cells. */
  focus: Store<() => void>;
  /** Its page is no longer there: nothing that stands in its cells is seen. */
  isLeft: Store<boolean>;
};

export const createGrid = (rows: CompanyWindow, begin: CompaniesPlace | null = null): GridShared => ({
  selection: createSelectionState(begin?.selection ?? null),
  edits: createRowEdits(),
  editing: createStore<Editing | null>(null),
  columns: createStore<readonly GridColumn[]>([]),
  fields: createStore<readonly GridColumn[]>([]),
  rows: createStore(rows),
  focus: createStore<() => void>(() => undefined),
  isLeft: createStore(false),
  beginAt: createStore<Scrolled | null>(begin?.scrolled ?? null),
  scrolled: createStore<() => Scrolled | null>(() => null),
});

export const rowAt = (grid: GridShared, index: number): GridRow | null =>
  grid.rows.get().getView().rowAt(index);

export const sizeOf = (grid: GridShared): Size => ({
  rows: grid.rows.get().getView().total ?? 0,
  columns: grid.columns.get().length,
});

const Context = createContext<GridShared | null>(null);

export const GridProvider = Context.Provider;

export function useGrid(): GridShared {
  const grid = useContext(Context);
  if (grid === null) throw new Error('There is no grid round this component.');
  return grid;
}
