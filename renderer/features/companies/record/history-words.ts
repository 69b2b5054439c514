// An entry of a field's history in words.
import { t } from '../../../../shared/messages/message.ts';
import type { HistoryCell, HistoryEntry } from '../../../../shared/schema/record.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { isSame } from '../grid/edit/refusals.ts';
import { valueWords } from './record-sections.ts';

export type HistoryLine =
  /** An empty text where nothing stood. */
  | { type: 'change'; before: string; after: string; current: boolean; restores: boolean }
  | { type: 'note'; words: string };

const cellOf = ({ cells }: HistoryEntry, path: string): HistoryCell | undefined =>
  cells.find(({ field }) => field === path) ?? cells.find(({ field }) => field === 'locks');

const isLocked = (list: unknown, path: string): boolean => Array.isArray(list) && list.includes(path);

const notTaken = {
  locked: (value: string) => t('“{value}” not taken: the field was locked', { value }),
  outranked: (value: string) => t('“{value}” not taken: what stands there ranks above it', { value }),
} as const;

/** `value`: what the field holds now. */
export function historyLine(entry: HistoryEntry, column: GridColumn, value: unknown): HistoryLine | null {
  const { path } = column;
  const cell = cellOf(entry, path);
  if (!cell) return null;
  const { before, after, current } = cell;
  if (cell.field === 'locks' && path !== 'locks')
    return { type: 'note', words: isLocked(after, path) ? t('Locked') : t('Unlocked') };
  const now = valueWords(column, after);
  if (entry.entry === 'refused')
    return { type: 'note', words: notTaken[entry.reason ?? 'locked'](now || t('empty')) };
  return {
    type: 'change',
    before: valueWords(column, before),
    after: now,
    current,
    restores: !current && !isSame(after, value),
  };
}
