// The reader's reports, in words that say what happened and, where a person can do something, what to do.
import { msg, t } from '../../../../../shared/messages/message.ts';
import type { Encoding, ReadIssue } from '../../../../../shared/schema/import.ts';
import type { Undecodable } from '../encoding/undecodable.ts';
import { countLineEnds, type LineEnds } from './grammar.ts';

const longest = 300;

export const shorten = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

export function raggedIssue(cells: string[], columns: number, line: number): ReadIssue {
  const extra = cells.length - columns;
  if (extra < 0) {
    return {
      line,
      code: 'missing_cells',
      message: t(
        'The row has {cells, plural, one {# cell} other {# cells}}, the table {columns, plural, one {# column} other {# columns}}. The last {missing} were read as empty.',
        { cells: cells.length, columns, missing: -extra },
      ),
    };
  }
  return {
    line,
    code: 'extra_cells',
    message: t(
      'The row has {extra, plural, one {# cell} other {# cells}} more than the table has columns. They are kept, but belong to no column.',
      { extra },
    ),
    read: shorten(cells.slice(columns).join(' | ')),
  };
}

export function undecodableIssue(found: Undecodable, encoding: Encoding, firstLine: number): ReadIssue {
  const message =
    found.kind === 'bytes'
      ? t('Bytes that {encoding} has no character for. Choose another encoding, or mend the line.', {
          encoding,
        })
      : t('The file itself holds � here: another program lost a letter. Export it again, or mend the line.');
  const code = found.kind === 'bytes' ? 'undecodable_bytes' : 'lost_character';
  return { line: firstLine + found.line, code, message, read: shorten(found.read) };
}

/** Nothing for an empty line. */
export function aboveIssue(text: string, line: number): ReadIssue[] {
  if (text.trim() === '') return [];
  const message = t('Stands above the table. Kept with the import, not imported.');
  return [{ line, code: 'above_table', message, read: shorten(text.trimEnd()) }];
}

const leftOutMessages = {
  below_table: msg('Stands below the table. Kept with the import, not imported.'),
  rule_line: msg('A line drawn below the names, not a row. Left out.'),
  comment_line: msg('A remark, not a row. Kept with the import, not imported.'),
  repeated_header: msg(
    'The header again, as where files were put together. Left out; the rows below it go on.',
  ),
  total_row: msg('A row that sums up the table. Not imported.'),
} as const;

export type LeftOut = keyof typeof leftOutMessages;

export function leftOut(code: LeftOut, line: number, lastLine: number, text: string): ReadIssue {
  const last = lastLine > line ? { last_line: lastLine } : {};
  return { line, ...last, code, message: t(leftOutMessages[code]), read: shorten(text) };
}

export const totalIssue = (line: number, cells: readonly string[]): ReadIssue => ({
  line,
  code: 'looks_like_total',
  message: t(
    'Reads like a total, but holds more than numbers or stands among the rows. It was read as a row.',
  ),
  read: shorten(cells.join(' | ')),
});

export const gapIssue = (line: number, cells: readonly string[]): ReadIssue => ({
  line,
  code: 'row_below_gap',
  message: t(
    'Follows an empty line and could be the header of another table. It was read as a row; to read from here, choose it as the header.',
  ),
  read: shorten(cells.join(' | ')),
});

export const otherTableIssue = (line: number, lastLine: number, header: readonly string[]): ReadIssue => ({
  line,
  ...(lastLine > line ? { last_line: lastLine } : {}),
  code: 'other_table',
  message: t(
    'Another table stands on lines {line, number} to {lastLine, number}. It is not imported. To import it instead, choose its header line.',
    { line, lastLine },
  ),
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
      message: t('The line holds NUL characters. They were read as they are.'),
    });
  }
  return issues;
}
