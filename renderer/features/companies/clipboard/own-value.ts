// How Rowbench keeps its own values exact on the clipboard: the kinds of the columns with the table, and with a cell its value
// wherever the text does not tell it whole.
import type { CellKind } from '../grid/columns/grid-column.ts';

/** The kind of column, as one word. */
export const kindWord = (kind: CellKind): string =>
  kind.type === 'references' ? `references:${kind.of}` : kind.type;

/** Spaces at its ends or in runs, line breaks and control characters do not survive in HTML. */
const isPlain = (text: string): boolean =>
  text === text.trim() && text.isWellFormed() && !/ {2}|[^\S ]|\p{C}/u.test(text);

/** The value as an attribute, or null where the text is the value. */
export function ownAttribute(value: unknown, text: string): string | null {
  if (value === null || value === undefined) return text === '' ? null : 'null';
  return value === text && isPlain(text) && text !== '' ? null : JSON.stringify(value);
}

export function readOwn(cell: Element, shown: string): { text: string; value: unknown } {
  const text = cell.getAttribute('data-text') ?? shown;
  const kept = cell.getAttribute('data-value');
  if (kept === null) return { text, value: text === '' ? null : text };
  try {
    return { text, value: JSON.parse(kept) as unknown };
  } catch {
    return { text, value: text };
  }
}
