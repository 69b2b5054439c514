// An entry of a field's history in words.
import type { HistoryCell, HistoryEntry } from '../../../../shared/schema/record.ts';
import { formatCount, formatWhen } from '../../../lib/format.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { isSame } from '../grid/edit/refusals.ts';
import { sourceName } from '../marks/source-words.ts';
import { valueWords } from './record-sections.ts';

export type HistoryLine =
  | { type: 'change'; before: string; after: string; current: boolean; restores: boolean }
  | { type: 'note'; words: string };

const cellOf = ({ cells }: HistoryEntry, path: string): HistoryCell | undefined =>
  cells.find(({ field }) => field === path) ?? cells.find(({ field }) => field === 'locks');

const isLocked = (list: unknown, path: string): boolean => Array.isArray(list) && list.includes(path);

const whyNot = {
  locked: 'the field was locked',
  outranked: 'what stands there ranks above it',
} as const;

/** `value`: what the field holds now. */
export function historyLine(entry: HistoryEntry, column: GridColumn, value: unknown): HistoryLine | null {
  const { path } = column;
  const cell = cellOf(entry, path);
  if (!cell) return null;
  const { before, after, current } = cell;
  if (cell.field === 'locks' && path !== 'locks')
    return { type: 'note', words: isLocked(after, path) ? 'Locked' : 'Unlocked' };
  const now = valueWords(column, after) || 'empty';
  if (entry.entry === 'refused')
    return { type: 'note', words: `“${now}” not taken: ${whyNot[entry.reason ?? 'locked']}` };
  return {
    type: 'change',
    before: valueWords(column, before) || 'empty',
    after: now,
    current,
    restores: !current && !isSame(after, value),
  };
}

const actionWords: Partial<Record<NonNullable<HistoryEntry['action']>, string>> = {
  bulk_edit: 'bulk edit',
  paste: 'paste',
  fill: 'fill',
  replace: 'replace',
  clear: 'clear',
  restore: 'restore',
  merge: 'merge',
  define: 'change of the field',
  undo: 'undo',
  redo: 'redo',
};

/** "crm-accounts.csv, row 2, 3 Nov 09:12". */
export function historyBy(entry: HistoryEntry): string {
  const { row, action, at } = entry;
  const what = action === null ? undefined : actionWords[action];
  return [
    sourceName(entry),
    ...(row === null ? [] : [`row ${formatCount(row)}`]),
    ...(what === undefined ? [] : [what]),
    formatWhen(at),
  ].join(', ');
}
