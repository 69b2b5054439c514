// What the record reader needs of a dialect, and how lines end.
import type { Dialect } from '../../../../../shared/schema/import.ts';

/** `lf`: LF or CRLF. `cr`: CR alone. `any`: each of the three, in one file. */
export type LineEnds = 'lf' | 'cr' | 'any';

export type Grammar = Pick<Dialect, 'delimiter' | 'quote' | 'escape'> & { ends: LineEnds };

export function grammarOf(dialect: Dialect, ends: LineEnds): Grammar {
  const { delimiter, quote, escape } = dialect;
  return { delimiter, quote, escape, ends };
}

/** How many line ends stand in `text` between two positions. */
export function countLineEnds(text: string, ends: LineEnds, from = 0, to = text.length): number {
  if (ends === 'any') return countAny(text, from, to);
  const end = ends === 'lf' ? '\n' : '\r';
  let count = 0;
  for (let at = text.indexOf(end, from); at !== -1 && at < to; at = text.indexOf(end, at + 1)) count += 1;
  return count;
}

function countAny(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
