// The reader's reports, in words that say what happened and, where a person can do something, what to do.
import type { Encoding, ReadIssue } from '../../../../../shared/schema/import.ts';
import type { Undecodable } from '../encoding/undecodable.ts';

const longest = 300;

export const shorten = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

const plural = (n: number, noun: string): string =>
  `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`;

export function raggedIssue(cells: string[], columns: number, line: number): ReadIssue {
  const extra = cells.length - columns;
  if (extra < 0) {
    return {
      line,
      code: 'missing_cells',
      message: `The row has ${plural(cells.length, 'cell')}, the table ${plural(columns, 'column')}. The last ${-extra} were read as empty.`,
    };
  }
  return {
    line,
    code: 'extra_cells',
    message: `The row has ${plural(extra, 'cell')} more than the table has columns. They are kept, but belong to no column.`,
    read: shorten(cells.slice(columns).join(' | ')),
  };
}

export const undecodableIssue = (found: Undecodable, encoding: Encoding, firstLine: number): ReadIssue => ({
  line: firstLine + found.line,
  code: 'undecodable_bytes',
  message: `Bytes that ${encoding} does not have were read as \uFFFD. Choose another encoding, or mend the line.`,
  read: shorten(found.read),
});
