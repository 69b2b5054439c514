// A table as HTML for the clipboard, with the exact values for each program that may read it: Excel (`x:num`, `mso-number-format`),
// LibreOffice (`sdval`, `sdnum`), Rowbench itself (`data-value`). A text stays a text there: leading zeros survive.
import type { CellKind } from '../grid/columns/grid-column.ts';
import { kindWord, ownAttribute } from './own-value.ts';

export type CopiedCell = { value: unknown; text: string };

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What a parser of HTML drops or changes in an attribute goes as a reference or not at all. */
const escape = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign).replaceAll('\r', '&#13;');

const shownText = (text: string): string =>
  escape(text.replaceAll('\r\n', '\n')).replaceAll(/\n|&#13;/g, '<br>');

const asText = ` style="mso-number-format:'\\@'" sdnum="1033;0;@"`;

const numbers: ReadonlySet<CellKind['type']> = new Set(['number', 'year']);

function attributesFor(kind: CellKind, { value, text }: CopiedCell): string {
  const own = ownAttribute(value, text);
  const kept = own === null ? '' : ` data-value="${escape(own)}"`;
  // Where the value is no text, as with a list, its text is kept too: it may have line breaks.
  const whole = own === null || value === text ? '' : ` data-text="${escape(text)}"`;
  if (text === '') return kept + whole;
  if (numbers.has(kind.type) && typeof value === 'string')
    return `${kept}${whole} x:num="${escape(value)}" sdval="${escape(value)}"`;
  return kind.type === 'date' ? kept + whole : `${kept}${whole}${asText}`;
}

const cellHtml = (kind: CellKind, cell: CopiedCell): string =>
  `<td${attributesFor(kind, cell)}>${shownText(cell.text)}</td>`;

export function writeHtmlTable(kinds: readonly CellKind[], rows: readonly (readonly CopiedCell[])[]): string {
  const lines = rows.map((row) => {
    const cells = row.map((cell, at) => cellHtml(kinds[at] ?? { type: 'text' }, cell));
    return `<tr>${cells.join('')}</tr>`;
  });
  return (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>' +
    `<table data-rowbench="${escape(kinds.map(kindWord).join(' '))}">${lines.join('')}</table></body></html>`
  );
}
