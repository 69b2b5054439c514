import { afterAll, describe, expect, it } from 'vitest';
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
