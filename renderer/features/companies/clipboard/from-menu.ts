// Copy, cut and paste from the menu, where no key tells the browser: it is asked for its clipboard, which it may refuse to give.
import { t } from '../../../../shared/messages/message.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { keyNames } from '../../../ui/kbd.tsx';
import { toast } from '../../../ui/toast.ts';
import { readSelection } from '../grid/selection/use-grid-selection.ts';
import { clearCells } from '../fill/clear.ts';
import { copyBlock, copyThroughApi } from './copy.ts';
import { pasteTable, readClipboard } from './paste.ts';

export async function copySelected(grid: GridShared): Promise<ReadonlySet<string> | null> {
  const block = copyBlock(grid);
  return block === null ? null : copyThroughApi(grid, block);
}

export async function cutSelected(grid: GridShared): Promise<void> {
  const { ranges } = readSelection(grid);
  const ids = await copySelected(grid);
  if (ids) await clearCells(grid, ranges, ids);
}

async function textOf(items: readonly ClipboardItem[], type: string): Promise<string> {
  const item = items.find(({ types }) => types.includes(type));
  return item === undefined ? '' : (await item.getType(type)).text();
}

export async function pasteSelected(grid: GridShared): Promise<void> {
  try {
    const items = await navigator.clipboard.read();
    const [html, text] = await Promise.all([textOf(items, 'text/html'), textOf(items, 'text/plain')]);
    const table = readClipboard({ html, text });
    if (table !== null) await pasteTable(grid, table);
  } catch {
    toast(t('The clipboard is read by its key only. Press {keys}.', { keys: keyNames('Mod V') }));
  }
}
