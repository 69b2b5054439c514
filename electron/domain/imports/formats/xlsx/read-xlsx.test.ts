import { afterAll, describe, expect, it } from 'vitest';
import { xlsxOf } from '../testing-formats.ts';
import { createFormatReader } from '../testing-read.ts';

const files = createFormatReader();
afterAll(() => files.folder.remove());

const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: string[]): string => `<row>${inline('Firm')}${cells.join('')}</row>`;
const header = `<row>${inline('name')}${inline('value')}</row>`;

/** The texts of the cells beside "Firm". */
async function valuesOf(
  cells: string[],
  workbook: { formats?: string[]; is1904?: boolean; shared?: string[] } = {},
) {
  const rows = header + cells.map((cell) => row(cell)).join('');
  const { rows: found, reading } = await files.read(
    'v.xlsx',
    xlsxOf({ sheets: [{ name: 'A', rows }], ...workbook }),
  );
  return { values: found.map(([, value]) => value), issues: reading.issues };
}
const number = (value: string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`;

describe('a cell of a workbook', () => {
  it('that is a number keeps its digits and shows no noise', async () => {
    const numbers = {
      '7000012050002': '7000012050002',
      '7.000012050002E12': '7000012050002',
      '9007199254740993': '9007199254740993',
      '1234.5': '1234.5',
      '0.30000000000000004': '0.3',
      '1234.5600000000002': '1234.56',
      '3.141592653589793': '3.141592653589793',
      '1E+21': '1000000000000000000000',
      '1.5E-7': '0.00000015',
      '-0.25': '-0.25',
      '0': '0',
    };
    const { values, issues } = await valuesOf(Object.keys(numbers).map((value) => number(value)));
    expect(values).toEqual(Object.values(numbers));
    expect(issues).toEqual([]);
  });

  it('that is a percentage or an amount is its number', async () => {
    const formats = ['0.0%', '"€" #,##0.00;[Red]-"€" #,##0.00', '[$-409]#,##0', '0.00E+00', 'General" days"'];
    const { values } = await valuesOf(
      formats.map((_, at) => number('0.125', at + 1)),
      { formats },
    );
    expect(values).toEqual(formats.map(() => '0.125'));
  });

  it.each([
    ['yyyy-mm-dd', '45352', '2024-03-01'],
    ['d/m/yy', '45352.5', '2024-03-01T12:00:00'],
    ['[$-407]d. mmmm yyyy;@', '45352', '2024-03-01'],
    ['dd.mm.yyyy hh:mm', '45352', '2024-03-01T00:00:00'],
    ['m/d/yy h:mm AM/PM', '45352.999988425924', '2024-03-01T23:59:59'],
    ['hh:mm:ss', '0.520844907407407', '12:30:01'],
    ['h:mm:ss.000', '0.52084491898', '12:30:01.001'],
    ['[h]:mm', '1.5', '36:00:00'],
    ['yyyy-mm-dd', '1', '1900-01-01'],
    ['yyyy-mm-dd', '59', '1900-02-28'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '2958465', '9999-12-31'],
    ['mmm', '45352', '2024-03-01'],
    ['[Red]#,##0', '45352', '45352'],
    ['\\d0', '45352', '45352'],
  ])('under the format %s, %s is %s', async (format, serial, text) => {
    expect((await valuesOf([number(serial, 1)], { formats: [format] })).values).toEqual([text]);
  });

  it('that is a date counts from 1904 where the workbook says so', async () => {
    const workbook = { formats: ['yyyy-mm-dd'], is1904: true };
    expect((await valuesOf([number('43890', 1), number('0', 1)], workbook)).values).toEqual([
      '2024-03-01',
      '1904-01-01',
    ]);
  });

  it('that is no date under a date format stays a number, and is reported', async () => {
    const { values, issues } = await valuesOf([number('-1', 1), number('2958466', 1)], {
      formats: ['d.m.yy'],
    });
    expect(values).toEqual(['-1', '2958466']);
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [2, 'not_a_date'],
      [3, 'not_a_date'],
    ]);
  });

  it('of any other type reads as it is shown; formulas by their last value', async () => {
    const cells = [
      '<c t="b"><v>1</v></c>',
      '<c t="b"><v>0</v></c>',
      '<c t="str"><f>A1&amp;"x"</f><v>made</v></c>',
      '<c><f>1+1</f><v>2</v></c>',
      '<c t="d"><v>2024-03-01T00:00:00Z</v></c>',
      '<c t="s"><v>0</v></c>',
      '<c t="s"><v>1</v></c>',
      '<c t="e"><v>#N/A</v></c>',
      '<c r="B10"><f>NOW()</f></c>',
    ];
    const shared = ['<t>007</t>', '<r><t>two </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>kana</t></rPh>'];
    const { values, issues } = await valuesOf(cells, { shared });
    expect(values).toEqual(['TRUE', 'FALSE', 'made', '2', '2024-03-01', '007', 'two runs', '#N/A', '']);
    expect(issues.map(({ line, code, read }) => [line, code, read])).toEqual([
      [9, 'error_cell', '#N/A'],
      [10, 'formula_without_value', undefined],
    ]);
  });
});

describe('a sheet of a workbook', () => {
  it('reports what is hidden and what is merged, and reads it', async () => {
    const rows = `<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols><sheetData>${header}<row hidden="1">${inline('Acme')}${inline('x')}</row><row>${inline('Bolt')}${inline('y')}</row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>`;
    const { rows: found, reading } = await files.read('a.xlsx', xlsxOf({ sheets: [{ name: 'A', rows }] }));
    expect(found).toEqual([
      ['Acme', 'x'],
      ['Bolt', 'y'],
    ]);
    expect(reading.issues.map(({ code, line }) => [code, line])).toEqual([
      ['hidden_columns', null],
      ['hidden_rows', 2],
      ['merged_cells', 2],
    ]);
  });

  it('keeps the place of cells and rows that are left out', async () => {
    const rows = `${header}<row r="4"><c r="A4" t="inlineStr"><is><t>Acme</t></is></c></row><row><c t="inlineStr"><is><t>Bolt</t></is></c><c r="D5"><v>7</v></c></row>`;
    const { records } = await files.read('a.xlsx', xlsxOf({ sheets: [{ name: 'A', rows }] }));
    expect(records.map(({ row: at, cells }) => [at, ...cells])).toEqual([
      [2, '', '', '', ''],
      [3, '', '', '', ''],
      [4, 'Acme', '', '', ''],
      [5, 'Bolt', '', '', '7'],
    ]);
  });
});
