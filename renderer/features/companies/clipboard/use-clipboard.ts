// Copy, cut and paste while the cells have the keyboard. The events come from the document: where nothing is marked as text, the
// browser sends them to no element in particular.
import { useEffect } from 'react';
import { useGrid, type GridShared } from '../grid/grid-context.ts';
import { readSelection } from '../grid/selection/use-grid-selection.ts';
import { clearCells } from '../fill/clear.ts';
import { copyAtOnce, copyBlock, copyThroughApi } from './copy.ts';
import { pasteTable, readClipboard } from './paste.ts';

/** Cells, not the text of a field or something marked elsewhere. */
export function isInCells(): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement.getAttribute('role') === 'grid';
}

async function copy(grid: GridShared, data: DataTransfer): Promise<ReadonlySet<string> | null> {
  const block = copyBlock(grid);
  if (block === null) return null;
  const copied = copyAtOnce(grid, block);
  if (copied === null) return copyThroughApi(grid, block);
  data.setData('text/plain', copied.text);
  if (copied.html !== null) data.setData('text/html', copied.html);
  return copied.ids;
}

async function cut(grid: GridShared, data: DataTransfer): Promise<void> {
  const { ranges } = readSelection(grid);
  const ids = await copy(grid, data);
  if (ids) await clearCells(grid, ranges, ids);
}

function handlersFor(grid: GridShared) {
  const take = (event: ClipboardEvent, work: (data: DataTransfer) => void): void => {
    if (!isInCells() || event.clipboardData === null || event.defaultPrevented) return;
    event.preventDefault();
    work(event.clipboardData);
  };
  return {
    copy: (event: ClipboardEvent) => take(event, (data) => void copy(grid, data)),
    cut: (event: ClipboardEvent) => take(event, (data) => void cut(grid, data)),
    paste: (event: ClipboardEvent) =>
      take(event, (data) => {
        const table = readClipboard({ html: data.getData('text/html'), text: data.getData('text/plain') });
        if (table !== null) void pasteTable(grid, table);
      }),
  };
}

export function useClipboard(): void {
  const grid = useGrid();
  useEffect(() => {
    const { copy: onCopy, cut: onCut, paste: onPaste } = handlersFor(grid);
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [grid]);
}
