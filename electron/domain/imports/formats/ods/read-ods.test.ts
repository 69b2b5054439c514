import { afterAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { odsOf } from '../testing-formats.ts';
import { createFormatReader } from '../testing-read.ts';

const files = createFormatReader();
afterAll(() => files.folder.remove());

const odsCell = (attributes: string, text = ''): string =>
  `<table:table-row><table:table-cell office:value-type="string"><text:p>Firm</text:p></table:table-cell><table:table-cell ${attributes}>${text}</table:table-cell></table:table-row>`;
const odsHeader = odsCell('office:value-type="string"', '<text:p>value</text:p>');

describe('a cell of an OpenDocument sheet', () => {
  it.each([
    ['office:value-type="float" office:value="7000012050002"', '<text:p>7.0E12</text:p>', '7000012050002'],
    ['office:value-type="percentage" office:value="0.125"', '<text:p>12.5 %</text:p>', '0.125'],
    [
      'office:value-type="currency" office:currency="EUR" office:value="1234.5"',
      '<text:p>1.234,50 €</text:p>',
      '1234.5',
    ],
    ['office:value-type="date" office:date-value="2024-03-01"', '<text:p>1.3.24</text:p>', '2024-03-01'],
    ['office:value-type="date" office:date-value="2024-03-01T12:30:00"', '', '2024-03-01T12:30:00'],
    ['office:value-type="time" office:time-value="PT36H05M01.500S"', '', '36:05:01.500'],
    ['office:value-type="boolean" office:boolean-value="true"', '<text:p>WAHR</text:p>', 'TRUE'],
    ['office:value-type="string"', '<text:p>0071</text:p>', '0071'],
    [
      'office:value-type="string"',
      '<text:p>a<text:s text:c="3"/>b<text:tab/>c</text:p><text:p>d<text:line-break/><text:span>e</text:span></text:p>',
      'a   b\tc\nd\ne',
    ],
    [
      'office:value-type="string"',
      '<draw:frame><draw:text-box><text:p>a shape</text:p></draw:text-box></draw:frame><text:p>x</text:p>',
      'x',
    ],
    [
      'office:value-type="string"',
      '<office:annotation><text:p>a remark</text:p></office:annotation><text:p>x</text:p>',
      'x',
    ],
  ])('with %s reads as %s → %s', async (attributes, text, value) => {
    const table = `<table:table table:name="A">${odsHeader}${odsCell(attributes, text)}</table:table>`;
    const { rows } = await files.read('a.ods', odsOf(table));
    expect(rows.map((cells) => cells[1])).toEqual([value]);
  });

  it('may be repeated, with its row or within it, and empty ones without end', async () => {
    const table = `<table:table table:name="A">${odsHeader}<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row><table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;
    const { rows, reading } = await files.read('a.ods', odsOf(table));
    expect(rows).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
    expect(reading.sheets).toEqual([{ name: 'A', rows: 3, hidden: false }]);
  });

  it('that shows an error, is hidden or merged is reported', async () => {
    const table = `<table:table table:name="A" table:style-name="ta1"><table:table-column table:visibility="collapse"/>${odsHeader}${odsCell('office:value-type="string" calcext:value-type="error" table:number-rows-spanned="2"', '<text:p>#N/A</text:p>')}</table:table>`;
    const hidden =
      '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>';
    const { rows, reading } = await files.read('a.ods', odsOf(table, hidden));
    expect(rows).toEqual([['Firm', '#N/A']]);
    expect(reading.sheets).toEqual([{ name: 'A', rows: 2, hidden: true }]);
    expect(reading.issues.map(({ code }) => code).sort()).toEqual([
      'error_cell',
      'hidden_columns',
      'merged_cells',
    ]);
  });
});

/** Written by LibreOffice 7.4, from a table with a remark, a merge, an error, a filter and every type of value. */
const written = readFileSync(join(import.meta.dirname, 'testing-libreoffice.ods'));

describe('a file that LibreOffice wrote', () => {
  it('reads cell by cell, at its rows', async () => {
    const { header, records, reading } = await files.read('firms.ods', written);
    expect(header).toEqual(['name', 'founded', 'share', 'revenue', 'public', 'opens', 'notes', 'sum']);
    const filled = records.filter(({ blank }) => !blank).map(({ row, cells }) => [row, ...cells]);
    const alone = (row: number, name: string) => [row, name, ...Array.from({ length: 7 }, () => '')];
    const notes = 'first line\n\nthird lineacme.com';
    expect(filled).toEqual([
      [2, 'Acme   & Sons', '1974-03-01', '0.125', '1234567.89', 'TRUE', '08:30:00', notes, '3'],
      [3, 'Merged Ltd', '2024-03-01T12:30:00', '7000012050002', 'same', 'same', '', '00712', '#N/A'],
      [4, 'hidden under', '', '', '', '', '', 'below merged', ''],
      ...[5, 6, 7].map((row) => alone(row, 'Thrice')),
      alone(8, 'Filtered GmbH'),
      alone(509, 'Far down AG'),
    ]);
    expect(reading.sheets).toEqual([
      { name: 'Firms & co', rows: 9, hidden: false },
      { name: 'Second', rows: 1, hidden: false },
    ]);
    expect(Object.fromEntries(reading.issues.map(({ code, line }) => [code, line]))).toEqual({
      error_cell: 3,
      hidden_rows: 8,
      merged_cells: 3,
    });
  });

  it('lets another of its sheets be chosen', async () => {
    const { reading } = await files.read('firms.ods', written, { sheet: 'Second' });
    expect(reading.sheet).toBe('Second');
  });
});
