// What can be done with the selected cells beside moving and typing, round the grid: its keys, the clipboard, its menu and dialogs.
import { type KeyboardEvent, type ReactNode } from 'react';
import { useClipboard, isInCells } from '../clipboard/use-clipboard.ts';
import { clearSelected } from '../fill/clear.ts';
import { fillDown, fillRight } from '../fill/fill.ts';
import { useGrid, type GridShared } from '../grid/grid-context.ts';
import { WorkNote } from './work-note.tsx';
import classes from './actions.module.css';

/** Keys that the grid left alone; each works on the selected cells. */
function actionFor({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) {
  if (altKey) return null;
  const isMod = ctrlKey || metaKey;
  if ((key === 'Delete' || key === 'Backspace') && !isMod && !shiftKey) return clearSelected;
  if (!isMod || shiftKey) return null;
  if (key.toLowerCase() === 'd') return fillDown;
  return key.toLowerCase() === 'r' ? fillRight : null;
}

function onKey(event: KeyboardEvent, grid: GridShared): void {
  const action = isInCells() && grid.selection.get() !== null ? actionFor(event) : null;
  if (action === null) return;
  event.preventDefault();
  event.stopPropagation();
  void action(grid);
}

export function GridActions({ children }: { children: ReactNode }) {
  const grid = useGrid();
  useClipboard();
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears what the grid in it leaves
    <div className={classes['around']} onKeyDown={(event) => onKey(event, grid)}>
      {children}
      <WorkNote />
    </div>
  );
}
