// What can be done with the selected cells, by name: for keys, the menu and buttons alike.
import { t } from '../../../../shared/messages/message.ts';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import { toApiError } from '../../../api/api-error.ts';
import { toast } from '../../../ui/toast.ts';
import { clearSelected } from '../fill/clear.ts';
import { fillDown, fillRight } from '../fill/fill.ts';
import { fillSeries } from '../fill/fill-series.ts';
import { copySelected, cutSelected, pasteSelected } from '../clipboard/from-menu.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { refreshSelected, runRulesOverSelected } from './refresh-selected.ts';

export type ActionName =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'clear'
  | 'fillDown'
  | 'fillRight'
  | 'fillSeries'
  | 'replace'
  | 'refresh'
  | 'rules'
  | 'bulk'
  | 'delete';

export type CellActions = Readonly<Record<ActionName, () => void>>;

export type OpenDialog = (dialog: 'replace' | 'bulk' | 'delete') => void;

/** What goes wrong before anything is written, as when nothing answers. */
const run = (work: Promise<unknown>): void =>
  void work.catch((error: unknown) => toast(toApiError(error).message));

/** `query`: that of the list. */
export const cellActions = (grid: GridShared, open: OpenDialog, query: CompanyQuery): CellActions => ({
  cut: () => run(cutSelected(grid)),
  copy: () => run(copySelected(grid)),
  paste: () => run(pasteSelected(grid)),
  clear: () => run(clearSelected(grid)),
  fillDown: () => run(fillDown(grid)),
  fillRight: () => run(fillRight(grid)),
  fillSeries: () => run(fillSeries(grid)),
  replace: () => open('replace'),
  refresh: () => run(refreshSelected(grid, query)),
  rules: () => run(runRulesOverSelected(grid, query)),
  bulk: () => open('bulk'),
  delete: () => open('delete'),
});

export const editCompanies = (n: number): string =>
  t('Edit {n, plural, one {# company} other {# companies}}', { n });

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
