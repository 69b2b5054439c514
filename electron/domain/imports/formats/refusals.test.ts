import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { odsOf, xlsxOf, zipOf } from './testing-formats.ts';
import { createFormatReader } from './testing-read.ts';

const files = createFormatReader();
afterAll(() => files.folder.remove());

const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: string[]): string => `<row>${inline('Firm')}${cells.join('')}</row>`;
const header = `<row>${inline('name')}${inline('value')}</row>`;

const number = (value: string): string => `<c><v>${value}</v></c>`;

describe('a file that cannot be read', () => {
  const good = xlsxOf({ sheets: [{ name: 'A', rows: header + row(number('1')) }] });
  const compound = (name: string): Buffer => {
    const bytes = Buffer.alloc(3 * 512);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
    bytes.writeUInt16LE(9, 30);
    bytes.writeUInt32LE(1, 48);
    bytes.write(name, 1024, 'utf16le');
    return bytes;
  };
  const withFlag = (bytes: Buffer): Buffer => {
    const copy = Buffer.from(bytes);
    for (const [mark, at] of [
      ['PK\x03\x04', 6],
      ['PK\x01\x02', 8],
    ] as const)
      for (
        let from = copy.indexOf(mark, 0, 'latin1');
        from !== -1;
        from = copy.indexOf(mark, from + 4, 'latin1')
      )
        copy.writeUInt16LE(copy.readUInt16LE(from + at) | 1, from + at);
    return copy;
  };
  const lying = (bytes: Buffer, size: number): Buffer => {
    const copy = Buffer.from(bytes);
    for (
      let from = copy.indexOf('PK\x01\x02', 0, 'latin1');
      from !== -1;
      from = copy.indexOf('PK\x01\x02', from + 4, 'latin1')
    )
      copy.writeUInt32LE(size, from + 24);
    return copy;
  };
  const zeros = Buffer.alloc(8 * 1024 * 1024);
  const doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
  const replaced = (name: string, content: string): Buffer => {
    const parts = xlsxParts();
    return zipOf({ ...parts, [name]: content });
  };
  const xlsxParts = (): Record<string, string> => ({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${header}</sheetData></worksheet>`,
  });

  it.each([
    ['an encrypted workbook', 'a.xlsx', compound('EncryptedPackage'), /password/],
    ['an old workbook', 'a.xls', compound('Workbook'), /save it as \.xlsx/],
    ['a binary workbook', 'a.xlsb', zipOf({ 'xl/workbook.bin': 'x', '[Content_Types].xml': '' }), /\.xlsx/],
    ['a Word document', 'a.docx', zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' }), /Word/],
    [
      'an OpenDocument text',
      'a.odt',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' }),
      /not a table/,
    ],
    ['a workbook that is cut off', 'a.xlsx', good.subarray(0, good.length - 100), /cut off or damaged/],
    [
      'a gzip that is cut off',
      'a.json.gz',
      gzipSync(JSON.stringify([{ a: 'x'.repeat(200) }, { a: String(Math.PI) }])).subarray(0, 40),
      /cut off or damaged/,
    ],
    ['a ZIP with a password', 'a.zip', withFlag(zipOf({ 'a.csv': 'a,b\n1,2\n' })), /password/],
    [
      'a workbook without cells',
      'a.xlsx',
      xlsxOf({ sheets: [{ name: 'A', rows: '<row><c/></row>' }] }),
      /no cell with anything/,
    ],
    [
      'an OpenDocument workbook without cells',
      'a.ods',
      odsOf('<table:table table:name="A"/>'),
      /no cell with anything/,
    ],
    ['a ZIP without a file', 'a.zip', zipOf({ '__MACOSX/._a': 'x' }), /no file/],
    ['a bomb', 'a.zip', zipOf({ 'a.csv': zeros }), /100 times/],
    ['a bomb with a small size in its directory', 'a.zip', lying(zipOf({ 'a.csv': zeros }), 100), /damaged/],
    [
      'a gzip bomb',
      'a.json.gz',
      gzipSync(Buffer.concat([Buffer.from('[{"a":1}'), Buffer.alloc(9_000_000, 32), Buffer.from(']')])),
      /100 times/,
    ],
    [
      'a workbook with a DTD',
      'a.xlsx',
      replaced(
        'xl/worksheets/sheet1.xml',
        `${doctype}<worksheet><sheetData>${row('<c t="str"><v>&b;</v></c>')}</sheetData></worksheet>`,
      ),
      /damaged/,
    ],
    [
      'a sheet whose XML ends early',
      'a.xlsx',
      replaced('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${header}`),
      /damaged/,
    ],
    [
      'a sheet whose rows are not in order',
      'a.xlsx',
      replaced(
        'xl/worksheets/sheet1.xml',
        `<worksheet><sheetData><row r="5">${inline('x')}</row><row r="5">${inline('y')}</row></sheetData></worksheet>`,
      ),
      /damaged/,
    ],
    [
      'a sheet with rows beyond the last',
      'a.xlsx',
      replaced(
        'xl/worksheets/sheet1.xml',
        `<worksheet><sheetData><row r="99999999">${inline('x')}</row></sheetData></worksheet>`,
      ),
      /1,048,576/,
    ],
    [
      'a row that comes a million times',
      'a.ods',
      odsOf(
        `<table:table table:name="A"><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>abcdefgh</text:p></table:table-cell></table:table-row></table:table>`,
      ),
      /too large/,
    ],
    [
      'a sheet that repeats a long text',
      'a.xlsx',
      xlsxOf({
        sheets: [{ name: 'A', rows: `<row>${'<c t="s"><v>0</v></c>'.repeat(1900)}</row>` }],
        shared: [`<t>${'x'.repeat(900_000)}</t>`],
      }),
      /(1,000,000|100 times)/,
    ],
    [
      'a list with a name for each record',
      'a.json',
      `[${Array.from({ length: 2001 }, (_, at) => `{"a${at}":null}`).join(',')}]`,
      /2,001 columns/,
    ],
    [
      'a sheet with too many columns',
      'a.xlsx',
      replaced(
        'xl/worksheets/sheet1.xml',
        `<worksheet><sheetData><row><c r="XFD1" t="str"><v>x</v></c></row></sheetData></worksheet>`,
      ),
      /16,384 columns/,
    ],
    ['one object', 'a.json', '{"data":[{"a":1}]}', /one object/],
    ['a list of numbers', 'a.json', '[1,2,3]', /not a list of records/],
    ['a text', 'a.json', '"name"', /not a list of records/],
    ['an empty list', 'a.json', '[]', /no record/],
    ['a list that is cut off', 'a.json', '[{"a":1},\n{"a":2}\n', /line 3/],
    ['a list with a bad record', 'a.json', '[{"a":1},\n{"a":\n2,}]', /line 3/],
    ['JSON in another encoding', 'a.json', Buffer.from('[{"a":"Größe"}]', 'latin1'), /UTF-8/],
    ['a list with more behind it', 'a.json', '[{"a":1}] x', /behind the list/],
  ])('such as %s says what to do and leaves nothing behind', async (_, name, bytes, why) => {
    expect(await files.refusal(name, bytes)).toMatch(why);
  });

  it('names the sheets and files that there are', async () => {
    expect(await files.refusal('a.xlsx', good, { sheet: 'B' })).toBe(
      'The workbook has no sheet "B". It has A.',
    );
    const zip = zipOf({ 'a.csv': 'x', 'b.csv': 'y' });
    expect(await files.refusal('a.zip', zip, { entry: 'c.csv' })).toContain('a.csv, b.csv');
    expect(await files.refusal('a.json', '[{"a":1}]', { sheet: 'B' })).toContain('no sheets');
  });
});
