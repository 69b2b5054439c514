// The table in the HTML of a clipboard, merged cells taken apart. Nothing of it is ever put on a page.
import { readAttributes, readStyleFormats, type StyleFormats } from './cell-attributes.ts';
import type { ClipCell, ClipTable } from './clip-cell.ts';
import { readOwn } from './own-value.ts';

const lineBreak = '\u0001';
const blocks = new Set(['P', 'DIV', 'LI', 'TR']);

/** What a page would show of it: spaces run together, `<br>` and paragraphs break the line. */
function rawText(node: Node): string {
  if (node.nodeType === 3) return (node.nodeValue ?? '').replaceAll(/[ \t\r\n\f]+/g, ' ');
  if (!(node instanceof Element)) return '';
  if (node.tagName === 'BR') return lineBreak;
  const text = [...node.childNodes].map(rawText).join('');
  // Excel keeps runs of spaces so.
  if (/mso-spacerun:\s*yes/i.test(node.getAttribute('style') ?? '')) return text.replaceAll('\u00a0', ' ');
  return blocks.has(node.tagName) && node.nextElementSibling !== null ? text + lineBreak : text;
}

const textOf = (cell: Element): string =>
  rawText(cell)
    .replaceAll(new RegExp(` *${lineBreak} *`, 'g'), '\n')
    .trim();

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number =>
  Math.min(Math.max(Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1, 1), 1000);

const empty: ClipCell = { text: '' };

/** The first cell of a merged one holds the value, the others are empty. */
function place(cell: Element, value: ClipCell, rows: ClipCell[][], at: number): void {
  const line = rows[at] ?? [];
  rows[at] = line;
  let column = 0;
  while (line[column] !== undefined) column += 1;
  const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
  for (let down = 0; down < high; down += 1) {
    const row = rows[at + down] ?? [];
    rows[at + down] = row;
    for (let right = 0; right < wide; right += 1)
      row[column + right] = down === 0 && right === 0 ? value : empty;
  }
}

const kindsOf = (table: Element): readonly string[] | null => {
  const kept = table.getAttribute('data-rowbench');
  return kept === null ? null : kept.split(' ');
};

function readCell(cell: Element, kind: string | undefined, formats: StyleFormats): ClipCell {
  const text = textOf(cell);
  if (kind === undefined) return readAttributes(cell, text, formats);
  const { text: shown, value } = readOwn(cell, text);
  return { text: shown, own: { kind, value } };
}

function filled(rows: readonly (readonly ClipCell[])[], count: number): ClipTable {
  const used = rows.slice(0, count);
  const width = Math.max(...used.map((row) => row.length));
  return used.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? empty));
}

/** Null where the HTML holds no table: a paragraph is pasted as text. */
export function readHtmlTable(html: string): ClipTable | null {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const table = document.querySelector('table');
  if (table === null) return null;
  const formats = readStyleFormats(document);
  const kinds = kindsOf(table);
  const lines = [...table.querySelectorAll('tr')].filter((line) => line.closest('table') === table);
  const rows: ClipCell[][] = [];
  for (const [at, line] of lines.entries()) {
    rows[at] ??= [];
    const cells = [...line.children].filter(({ tagName }) => tagName === 'TD' || tagName === 'TH');
    for (const [column, cell] of cells.entries())
      place(cell, readCell(cell, kinds?.[column], formats), rows, at);
  }
  const read = filled(rows, lines.length);
  return (read[0]?.length ?? 0) === 0 ? null : read;
}
