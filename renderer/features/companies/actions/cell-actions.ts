// What can be done with the selected cells, by name: for keys, the menu and buttons alike.
import { clearSelected } from '../fill/clear.ts';
import { fillDown, fillRight } from '../fill/fill.ts';
import { fillSeries } from '../fill/fill-series.ts';
import { copySelected, cutSelected, pasteSelected } from '../clipboard/from-menu.ts';
import type { GridShared } from '../grid/grid-context.ts';

export type ActionName =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'clear'
  | 'fillDown'
  | 'fillRight'
  | 'fillSeries'
  | 'replace'
  | 'bulk'
  | 'delete';

export type CellActions = Readonly<Record<ActionName, () => void>>;

export type OpenDialog = (dialog: 'replace' | 'bulk' | 'delete') => void;

export const cellActions = (grid: GridShared, open: OpenDialog): CellActions => ({
  cut: () => void cutSelected(grid),
  copy: () => void copySelected(grid),
  paste: () => void pasteSelected(grid),
  clear: () => void clearSelected(grid),
  fillDown: () => void fillDown(grid),
  fillRight: () => void fillRight(grid),
  fillSeries: () => void fillSeries(grid),
  replace: () => open('replace'),
  bulk: () => open('bulk'),
  delete: () => open('delete'),
});

type Key = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

/** The action of a key that the grid left alone; null for every other. Copying has events of its own. */
export function actionOfKey({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): ActionName | null {
  if (altKey) return null;
  const isMod = ctrlKey || metaKey;
  const isErase = key === 'Delete' || key === 'Backspace';
  if (isErase) return shiftKey ? null : isMod ? 'delete' : 'clear';
  if (!isMod) return null;
  const letter = key.toLowerCase();
  if (shiftKey) return letter === 'e' ? 'bulk' : null;
  const named: Record<string, ActionName> = { d: 'fillDown', r: 'fillRight', f: 'replace', h: 'replace' };
  return named[letter] ?? null;
}
