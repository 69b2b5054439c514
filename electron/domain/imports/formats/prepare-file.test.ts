import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createFormatReader } from './testing-read.ts';
import { inlineRows, odsOf, odsTable, xlsxOf, xmlSheetText, zipOf } from './testing-formats.ts';

const files = createFormatReader();
afterAll(() => files.folder.remove());

const table = [
  ['name', 'domain', 'note'],
  ['Acme', 'acme.com', 'one\ntwo'],
  ['Bolt', 'bolt.dev', '"quoted", and\nmore'],
  ['', '', ''],
  ['Cord', 'cord.io', ''],
];
const xlsx = (rows: readonly (readonly string[])[]): Buffer =>
  xlsxOf({ sheets: [{ name: 'One', rows: inlineRows(rows) }] });
const ods = (rows: readonly (readonly string[])[]): Buffer => odsOf(odsTable('One', rows));

describe('a sheet', () => {
  it.each([
    ['a.xlsx', xlsx(table)],
    ['a.ods', ods(table)],
    ['a.xlsx.gz', gzipSync(xlsx(table))],
    ['a.zip', zipOf({ 'in/a.ods': ods(table) })],
  ])('of %s reads as a table whose rows and lines are the sheet’s', async (name, bytes) => {
    const { header, rows, records, reading } = await files.read(name, bytes);
    expect(header).toEqual(table[0]);
    expect(rows).toEqual([table[1], table[2], table[4]]);
    expect(records.map(({ row, line, blank }) => [row, line, blank])).toEqual([
      [2, 2, false],
      [3, 3, false],
      [4, 4, true],
      [5, 5, false],
    ]);
    expect(reading).toMatchObject({ sheet: 'One', sheets: [{ name: 'One', rows: 4, hidden: false }] });
  });

  it('may have a title above its header, and begin further down and to the right', async () => {
    const rows = [
      [],
      ['', 'Report of\nJuly'],
      [],
      ['', 'name', 'domain'],
      ['', 'Acme', 'acme.com'],
      ['', 'Bolt', 'bolt.dev'],
    ];
    const { reading, records } = await files.read('a.xlsx', xlsx(rows));
    expect(reading.dialect.header_line).toBe(4);
    expect(reading.preview.filter(({ kind }) => kind === 'above').map(({ cells }) => cells)).toEqual([
      [''],
      ['Report of\nJuly'],
      [''],
    ]);
    expect(records.map(({ row, cells }) => [row, ...cells])).toEqual([
      [5, '', 'Acme', 'acme.com'],
      [6, '', 'Bolt', 'bolt.dev'],
    ]);
  });
});

// Two columns at least, and a header that says so: what is read as a header is the reader's own matter.
const sign = fc.constantFrom(...Array.from('aZ0 ,;"\'\n\t=+-\u00FC\u6F22\u{1F600}\uFDD0&<>|'));
const cell = fc.oneof(
  fc.array(sign, { maxLength: 6 }).map((signs) => signs.join('')),
  fc.constantFrom('', '0071', '7000012050002', '1e21', 'TRUE', '_x000D_', '  x ', '\uFEFFx', 'sep=;'),
);
const names = ['name', 'domain', 'note'];
const tables = fc
  .array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((cells, at) => [`Firm ${at}`, ...cells]));

const objectsOf = ([header = [], ...rows]: string[][]) =>
  rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at]])));
const linesOf = (rows: string[][]): string =>
  objectsOf(rows)
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('');

describe('a random table', () => {
  it.each([
    ['a workbook', 'p.xlsx', xlsx],
    ['a workbook with shared texts', 'p.xlsx', sharedWorkbook],
    ['an OpenDocument sheet', 'p.ods', ods],
    ['a JSON list', 'p.json', (rows: string[][]) => Buffer.from(JSON.stringify(objectsOf(rows), null, 2))],
    ['packed JSON lines', 'p.jsonl.gz', (rows: string[][]) => gzipSync(linesOf(rows))],
  ])('written as %s reads back equal', async (_, name, write) => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const { header, rows: found } = await files.read(name, write([names, ...rows]));
        expect([header, ...found]).toEqual([names, ...rows]);
      }),
      { numRuns: 60 },
    );
  });
});

function sharedWorkbook(rows: string[][]): Buffer {
  const texts = [...new Set(rows.flat())];
  const cells = rows.map(
    (row, at) =>
      `<row r="${at + 1}">${row.map((text, column) => `<c r="${'ABC'[column]}${at + 1}" t="s"><v>${texts.indexOf(text)}</v></c>`).join('')}</row>`,
  );
  return xlsxOf({ sheets: [{ name: 'One', rows: cells.join('') }], shared: texts.map(sharedText) });
}

/** In two runs, with a reading that is none of the text. */
function sharedText(text: string): string {
  const signs = Array.from(text);
  const runs = text.startsWith('_') ? [text] : [signs.slice(0, 2).join(''), signs.slice(2).join('')];
  const elements = runs.map((run) => `<r><t xml:space="preserve">${xmlSheetText(run)}</t></r>`);
  return `${elements.join('')}<rPh sb="0" eb="1"><t>kana</t></rPh>`;
}
