// The selection of the grid, outside React: the grid, the status bar and whatever acts on cells watch one and the same.
import { createStore } from '../../../../lib/store.ts';
import {
  clampPlace,
  moveColumns,
  selectCell,
  shiftRows,
  type Place,
  type Selection,
  type Size,
} from './selection.ts';

/** `reveal` is a place that a person moved to and wants to see; a new object for each move. */
export type Held = { selection: Selection | null; reveal: Place | null };

export function createSelectionState(begin: Selection | null = null) {
  const store = createStore<Held>({ selection: begin, reveal: null });
  const set = (selection: Selection | null, reveal: Place | null = null): void =>
    store.set({ selection, reveal });
  return {
    store,
    get: (): Selection | null => store.get().selection,
    /** What a person did; brings `reveal` into view, which is the active cell unless told. */
    select: (selection: Selection, reveal: Place | null = { ...selection.active }): void =>
      set(selection, reveal),
    selectCell: (place: Place): void => set(selectCell(place), { ...place }),
    clear: (): void => set(null),
    /** Rows came or went above: the selection stays with its companies. */
    follow: (by: number, size: Size): void => {
      const { selection } = store.get();
      if (selection !== null && by !== 0) set(shiftRows(selection, by, size));
    },
    /** The columns were changed; `columnNow` is where the active one stands, if it still does. */
    columnsMoved: (columnNow: number | null, size: Size): void => {
      const { selection } = store.get();
      if (selection === null || columnNow === selection.active.column) return;
      set(moveColumns(selection, columnNow ?? clampPlace(selection.active, size).column));
    },
  };
}

export type SelectionState = ReturnType<typeof createSelectionState>;
