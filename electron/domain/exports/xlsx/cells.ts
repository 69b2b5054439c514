// One cell of a sheet. A number that a double cannot hold exactly, and a date that Excel does not know, are written as text.
import type { ColumnKind } from '../export-columns.ts';

/** Places in `cellXfs`, see parts.ts. */
export const styles = { plain: 0, head: 1, date: 2, time: 3 } as const;

const dayMs = 86_400_000;
/** Serial 1 is 1900-01-01; the 29 February 1900 that Excel believes in lies before 1 March, where this begins. */
const epoch = Date.UTC(1899, 11, 30);
const firstExactDay = Date.UTC(1900, 2, 1);
/** What a cell holds at most. */
const mostCharacters = 32_767;

export function cellXml(reference: string, text: string, kind: ColumnKind): string {
  if (text === '') return '';
  const typed = kind === 'number' ? numberXml(text) : kind === 'text' ? null : dateXml(text, kind);
  return typed === null
    ? `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, mostCharacters))}</t></is></c>`
    : `<c r="${reference}"${typed}</c>`;
}

function numberXml(text: string): string | null {
  const value = Number(text);
  const digits = text.replace(/^-/, '').replace('.', '').replace(/^0+/, '');
  return Number.isFinite(value) && digits.length <= 15 ? `><v>${text}</v>` : null;
}

function dateXml(text: string, kind: 'date' | 'time'): string | null {
  const at = Date.parse(kind === 'date' ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(at) || at < firstExactDay) return null;
  return ` s="${styles[kind]}"><v>${(at - epoch) / dayMs}</v>`;
}

/** `A`, `Z`, `AA`: the column at this place, the first at 0. */
export function letters(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (at % 26));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML cannot hold are written as Excel does: `_x000B_`; and what looks like that already is guarded. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      // oxlint-disable-next-line no-control-regex -- these are the ones that XML cannot hold
      /[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]/g,
      (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll(/[&<>"]/g, (mark) => entities[mark] ?? mark);
