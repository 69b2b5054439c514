// A record of a list that cannot be read has a line of its own in the prepared text all the same: it is a row that fails,
// not one that is missing. Its only cell says why, behind the sign that no cell of a file can begin with.
import type { Unread } from '../reader/records/source-record.ts';
import { hideBreaks, mark, showBreaks } from './line-breaks.ts';

const sign = `${mark}u`;

export const unreadCell = ({ code, message }: Unread, text: string): string =>
  [code, message, hideBreaks(text)].map((part) => sign + part).join('');

/** Null where the cell is one like others. */
export function findUnread(cell: string): { unread: Unread; text: string } | null {
  if (!cell.startsWith(sign)) return null;
  const [, code = '', message = '', text = ''] = cell.split(sign);
  return { unread: { code, message }, text: showBreaks(text) };
}
