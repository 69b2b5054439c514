// Who or what wrote an entry of a history, by which action and when.
import { t, tc } from '../../../shared/messages/message.ts';
import type { HistoryEntry } from '../../../shared/schema/record.ts';
import { formatWhen } from '../../lib/format.ts';
import { sourceName } from './source-words.ts';

const actionWords: Partial<Record<NonNullable<HistoryEntry['action']>, string>> = {
  bulk_edit: tc('action', 'bulk edit'),
  paste: tc('action', 'paste'),
  fill: tc('action', 'fill'),
  replace: tc('action', 'replace'),
  clear: tc('action', 'clear'),
  restore: tc('action', 'restore'),
  merge: tc('action', 'merge'),
  define: tc('action', 'change of the field'),
  undo: tc('action', 'undo'),
  redo: tc('action', 'redo'),
};

/** "crm-accounts.csv, row 2, 3 Nov 09:12". */
export function historyBy(entry: HistoryEntry): string {
  const { row, action, at } = entry;
  const what = action === null ? undefined : actionWords[action];
  return [
    sourceName(entry),
    ...(row === null ? [] : [t('row {n, number}', { n: row })]),
    ...(what === undefined ? [] : [what]),
    formatWhen(at),
  ].join(', ');
}
