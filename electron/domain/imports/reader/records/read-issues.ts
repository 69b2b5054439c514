// The reader's reports, in words that say what happened and, where a person can do something, what to do.
import type { Encoding, ReadIssue } from '../../../../../shared/schema/import.ts';
import type { Undecodable } from '../encoding/undecodable.ts';
import { countLineEnds, type LineEnds } from './grammar.ts';

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

export function undecodableIssue(found: Undecodable, encoding: Encoding, firstLine: number): ReadIssue {
  const message =
    found.kind === 'bytes'
      ? `Bytes that ${encoding} has no character for. Choose another encoding, or mend the line.`
      : 'The file itself holds \uFFFD here: another program lost a letter. Export it again, or mend the line.';
  const code = found.kind === 'bytes' ? 'undecodable_bytes' : 'lost_character';
  return { line: firstLine + found.line, code, message, read: shorten(found.read) };
}

/** Nothing for an empty line. */
export function aboveIssue(text: string, line: number): ReadIssue[] {
  if (text.trim() === '') return [];
  const message = 'Stands above the table. Kept with the import, not imported.';
  return [{ line, code: 'above_table', message, read: shorten(text.trimEnd()) }];
}

const leftOutMessages = {
  below_table: 'Stands below the table. Kept with the import, not imported.',
  rule_line: 'A line drawn below the names, not a row. Left out.',
  comment_line: 'A remark, not a row. Kept with the import, not imported.',
  repeated_header: 'The header again, as where files were put together. Left out; the rows below it go on.',
  total_row: 'A row that sums up the table. Not imported.',
} as const;

export type LeftOut = keyof typeof leftOutMessages;

export function leftOut(code: LeftOut, line: number, lastLine: number, text: string): ReadIssue {
  const last = lastLine > line ? { last_line: lastLine } : {};
  return { line, ...last, code, message: leftOutMessages[code], read: shorten(text) };
}

export const totalIssue = (line: number, cells: readonly string[]): ReadIssue => ({
  line,
  code: 'looks_like_total',
  message: 'Reads like a total, but holds more than numbers or stands among the rows. It was read as a row.',
  read: shorten(cells.join(' | ')),
});

export const gapIssue = (line: number, cells: readonly string[]): ReadIssue => ({
  line,
  code: 'row_below_gap',
  message:
    'Follows an empty line and could be the header of another table. It was read as a row; to read from here, choose it as the header.',
  read: shorten(cells.join(' | ')),
});

export const otherTableIssue = (line: number, lastLine: number, header: readonly string[]): ReadIssue => ({
  line,
  ...(lastLine > line ? { last_line: lastLine } : {}),
  code: 'other_table',
  message:
    `Another table stands on lines ${line.toLocaleString('en-US')} to ${lastLine.toLocaleString('en-US')}. It is not imported. ` +
    'To import it instead, choose its header line.',
  read: shorten(header.join(' | ')),
});

export const repairIssue = (
  line: number,
  code: string,
  message: string,
  read: string,
  made: readonly string[],
): ReadIssue => ({ line, code, message, read: shorten(read), made: shorten(made.join(' | ')) });

/** One for each line that holds NUL: most programs cut a text there. */
export function nulIssues(text: string, ends: LineEnds, firstLine: number): ReadIssue[] {
  const issues: ReadIssue[] = [];
  let line = firstLine;
  let counted = 0;
  for (let at = text.indexOf('\0'); at !== -1; at = text.indexOf('\0', at + 1)) {
    line += countLineEnds(text, ends, counted, at);
    counted = at;
    if (issues.at(-1)?.line === line) continue;
    issues.push({
      line,
      code: 'nul_character',
      message: 'The line holds NUL characters. They were read as they are.',
    });
  }
  return issues;
}
