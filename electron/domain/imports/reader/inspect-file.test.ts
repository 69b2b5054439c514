import { chmodSync, mkdirSync, renameSync, rmSync, truncateSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors.ts';
import { dialectSchema, sourceSchema } from '../../../../shared/schema/import.ts';
import { inspectFile } from './inspect-file.ts';
import { inspectText } from './inspect-text.ts';
import { readRecords } from './read-records.ts';
import { encodeText } from './testing-bytes.ts';
import { plainDialect, readWhole, testFolder } from './testing-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

let files = 0;
const inspect = (content: string | Buffer, overrides = {}) =>
  inspectFile(folder.write(`file-${(files += 1)}.csv`, content), overrides);

describe('the dialect', () => {
  const rows = [
    ['Name', 'City', 'Employees', 'Founded'],
    ['Norrvik Kabel AB', 'Norrvik', '120', '1974'],
    ['Kestrel & Vane Ltd', 'York', '4,500', '1968'],
    ['Cairnmore Distillers', 'Glen Road', '30', '1897'],
  ];
  test.each([',', ';', '\t', '|', '^', '~', ':', '||', '::', '|~'])(
    'finds the delimiter %j',
    async (delimiter) => {
      const quoted = (cell: string): string => (cell.includes(delimiter) ? `"${cell}"` : cell);
      const { dialect, columns } = await inspect(
        rows.map((row) => row.map(quoted).join(delimiter)).join('\n'),
      );
      expect(dialect).toMatchObject({ delimiter, quote: '"', header_line: 1 });
      expect(columns.map(({ key }) => key)).toEqual(rows[0]);
    },
  );

  test('finds a space between values without spaces', async () => {
    const { dialect } = await inspect('id city year\n1 York 1968\n2 Norrvik 1974\n3 Perth 1951\n');
    expect(dialect).toMatchObject({ delimiter: ' ', header_line: 1 });
  });

  test('takes a comma with its space for one where cells in quotes follow', async () => {
    const { dialect, preview } = await inspect('id, name\n1, "Kestrel, Vane"\n2, "Norrvik"\n');
    expect(dialect.delimiter).toBe(', ');
    expect(preview[1]?.cells).toEqual(['1', 'Kestrel, Vane']);
  });

  test('believes sep= and leaves its line out of the table', async () => {
    const { dialect, columns } = await inspect('sep=;\nName;Note\nA;x,y,z\nB;u,v,w\n');
    expect(dialect).toMatchObject({ delimiter: ';', header_line: 2 });
    expect(columns.map(({ key }) => key)).toEqual(['Name', 'Note']);
  });

  test('is not fooled by commas in amounts and texts', async () => {
    const { dialect } = await inspect(
      'Name;Amount;Note\nA;1,5;one, two, three\nB;2,25;four\nC;3,1;five, six\n',
    );
    expect(dialect.delimiter).toBe(';');
  });

  test.each([
    '05:40\n21:30\n17:45',
    'time\n05:40\n21:30',
    '100,000.00\n300,000.20\n50',
    'Name\nNew York Ltd\nOld York Ltd',
  ])('leaves %j one column', async (text) => {
    expect((await inspect(text)).columns).toHaveLength(1);
  });

  test('finds single quotes and backslashes', async () => {
    expect((await inspect("1|'a|b'|x\n2|'c'|y\n3|'d'|z\n")).dialect).toMatchObject({
      delimiter: '|',
      quote: "'",
    });
    expect((await inspect('1|A|"x \\"2\\""\n2|B|"y \\"3\\""\n')).dialect).toMatchObject({
      escape: 'backslash',
    });
  });

  test('finds the header below other lines', async () => {
    const { dialect, preview } = await inspect(
      'Account export;;;\nCreated 31.10.2026 18:04;;;\nName;City;Employees;Founded\nA;York;12;1968\nB;Oslo;13;1970\n',
    );
    expect(dialect.header_line).toBe(3);
    expect(preview.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'above'],
      [2, 'above'],
      [3, 'header'],
      [4, 'data'],
      [5, 'data'],
    ]);
    expect(preview[0]?.cells).toEqual(['Account export;;;']);
  });

  test('finds that there is no header', async () => {
    const { dialect, columns } = await inspect(
      '12,York,1968-03-04\n13,Oslo,1970-01-02\n14,Perth,1951-11-30\n',
    );
    expect(dialect).toMatchObject({ header_line: null, first_data_line: 1 });
    expect(columns.map(({ key, header }) => [key, header])).toEqual([
      ['column_1', ''],
      ['column_2', ''],
      ['column_3', ''],
    ]);
  });

  test('names each column once', async () => {
    const { columns } = await inspect('Name,,Name,Name,__proto__\na,1,b,c,d\n');
    expect(columns.map(({ key }) => key)).toEqual(['Name', 'column_2', 'Name (2)', 'Name (3)', '__proto__']);
  });

  test('tells line ends apart', async () => {
    expect((await inspect('a,b\r\n1,2\r\n')).line_ending).toBe('crlf');
    expect((await inspect('a,b\r1,2\r')).line_ending).toBe('cr');
    expect((await inspect('a,b\n1,2\r\n')).line_ending).toBe('mixed');
    expect((await inspect('a,b\n1,"x\r\ny"\n')).line_ending).toBe('lf');
    expect((await inspect('a,b\n1,2')).guesses.line_ending.reason).toBe(
      'The last line has no line end and was read.',
    );
  });

  test('is what the contract says', async () => {
    const reading = await inspect('Name,City\nA,York\nB,Oslo\n');
    expect(dialectSchema.parse(reading.dialect)).toEqual(reading.dialect);
    const { shape } = sourceSchema;
    for (const [key, value] of Object.entries(reading)) {
      expect(shape[key as keyof typeof shape].parse(value)).toEqual(value);
    }
  });
});

describe('a short head', () => {
  test('before a very long line is shown all the same', async () => {
    const text = `Name,Note\nA,x\nB,${'y'.repeat(600_000)}\nC,z\n`;
    const { columns, preview } = await inspect(text);
    expect(columns.map(({ key }) => key)).toEqual(['Name', 'Note']);
    expect(preview.slice(0, 2).map(({ cells }) => cells)).toEqual([
      ['Name', 'Note'],
      ['A', 'x'],
    ]);
  });
});

describe('overrides', () => {
  const latin = encodeText(
    'Name;City\nCañizal;Málaga\nQuintelas;São Roque\nBrückmann;Köln\n',
    'windows-1252',
  );

  test('change only what they name; what was detected stays visible', async () => {
    const reading = await inspect(latin, { encoding: 'windows-1250' });
    expect(reading.dialect.encoding).toBe('windows-1250');
    expect(reading.detected.encoding).toBe('windows-1252');
    expect(reading.guesses.encoding).toEqual({ confidence: 1, reason: 'Chosen by you.' });
    expect(reading.preview[2]?.cells).toEqual(['Quintelas', 'Săo Roque']);
    expect(reading.encoding_alternative).toMatchObject({ encoding: 'windows-1252' });
  });

  test('of the header make another line the header, or none', async () => {
    const text = 'Title\nName,City\nA,York\nB,Oslo\n';
    expect((await inspect(text, { header_line: 3 })).columns.map(({ key }) => key)).toEqual(['A', 'York']);
    const none = await inspect(text, { header_line: null });
    expect(none.dialect).toMatchObject({ header_line: null, first_data_line: 2 });
    await expect(inspect(text, { header_line: 99 })).rejects.toMatchObject({ code: 'validation_error' });
  });

  test('of the delimiter are followed by the header and the columns', async () => {
    const reading = await inspect('a;b,c;d\n1;2,3;4\n', { delimiter: ',' });
    expect(reading.columns.map(({ key }) => key)).toEqual(['a;b', 'c;d']);
  });

  test('show the lines that the other encoding would change', async () => {
    expect((await inspect(latin)).encoding_alternative).toEqual({
      encoding: expect.any(String),
      differing_lines: expect.any(Number),
      examples: expect.arrayContaining([
        expect.objectContaining({ line: 2, current: 'Cañizal', column: 'Name' }),
      ]),
    });
  });

  test('of an encoding that does not fit report the lines', async () => {
    const { issues } = await inspect(latin, { encoding: 'utf-8' });
    expect(issues.map(({ code, line }) => [code, line])).toEqual([
      ['undecodable_bytes', 2],
      ['undecodable_bytes', 3],
      ['undecodable_bytes', 4],
    ]);
  });
});

describe('text', () => {
  test('has a header where the caller says so', () => {
    expect(inspectText('1,2\n3,4\n', { hasHeader: true }).dialect.header_line).toBe(1);
    expect(inspectText('Name,City\nA,York\n', { hasHeader: false }).dialect).toMatchObject({
      header_line: null,
      first_data_line: 1,
    });
    const oneColumn = inspectText('name\nA, Inc\nB, Inc\nC, Inc\n', { hasHeader: true });
    expect(oneColumn.columns.map(({ key, samples }) => [key, samples[0]])).toEqual([['name', 'A, Inc']]);
    expect(inspectText('name\nAcme,x\nFoo,y\n', { hasHeader: true }).dialect.header_line).toBe(1);
    const titled = 'Export of today\nName,City,Employees\nA,York,12\nB,Oslo,13\n';
    expect(inspectText(titled, { hasHeader: true }).dialect.header_line).toBe(2);
    expect(() => inspectText('', { hasHeader: true })).toThrow(AppError);
  });
});

describe('bad files', () => {
  /** The message that the file is refused with. */
  const refusal = async (path: string): Promise<string> => {
    const error: unknown = await inspectFile(path).catch((thrown: unknown) => thrown);
    return error instanceof AppError && error.code === 'unreadable_file' ? error.message : 'was not refused';
  };

  test('are refused with what to do', async () => {
    mkdirSync(join(folder.path, 'sub'));
    expect(await refusal(join(folder.path, 'sub'))).toMatch(/folder, not a file/);
    expect(await refusal(join(folder.path, 'missing.csv'))).toMatch(/no file at this path/);
    expect(await refusal(folder.write('empty.csv', ''))).toMatch(/empty/);
    expect(await refusal(folder.write('blank.csv', '\n \r\n'))).toMatch(/only empty lines/);
    expect(await refusal(folder.write('bom.csv', '\uFEFF'))).toMatch(/only empty lines/);
    expect(
      await refusal(folder.write('picture.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))),
    ).toMatch(/PNG picture/);
    expect(await refusal(folder.write('book.csv', Buffer.from('PK\x03\x04rest')))).toMatch(
      /spreadsheet program and save it as CSV/,
    );
    expect(
      await refusal(
        folder.write('noise.csv', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))),
      ),
    ).toMatch(/no text/);
    expect(await refusal(folder.write('wide.csv', `${'x,'.repeat(9999)}x\n${'1,'.repeat(9999)}1\n`))).toMatch(
      /10,000 columns; 2,000 is the most/,
    );
    expect(await refusal(folder.write('inner.gz', gzipSync(Buffer.from('PK\x03\x04rest'))))).toMatch(
      /save it as CSV/,
    );
  });

  test.skipIf(process.getuid?.() === 0)('without read rights are refused', async () => {
    const path = folder.write('secret.csv', 'a,b\n');
    chmodSync(path, 0);
    expect(await refusal(path)).toMatch(/no right to read/);
  });

  test('of one line without end are refused at once, packed or not', async () => {
    const line = Buffer.alloc(40 * 1024 * 1024, 'x');
    expect(await refusal(folder.write('line.csv', line))).toMatch(/longer than 1,000,000 characters/);
    const path = folder.write('line.gz', gzipSync(line, { level: 1 }));
    expect(await refusal(path)).toMatch(/longer than 1,000,000 characters/);
    await expect(readWhole(path, plainDialect)).rejects.toThrow(/longer than 1,000,000 characters/);
  });

  test('that end too early or are damaged inside are refused', async () => {
    const packed = gzipSync(
      Buffer.from(Array.from({ length: 200_000 }, (_, i) => `${i},${(i * 7919) % 1_000_003}`).join('\n')),
    );
    const cut = folder.write('cut.gz', packed.subarray(0, packed.length / 2));
    await expect(readWhole(cut, plainDialect)).rejects.toThrow(/cut off or damaged/);
    const damaged = Buffer.from(packed);
    damaged.fill(0xaa, damaged.length / 2, damaged.length / 2 + 64);
    await expect(readWhole(folder.write('bad.gz', damaged), plainDialect)).rejects.toThrow(
      /cut off or damaged/,
    );
  });

  test('with only a header have no rows', async () => {
    const path = folder.write('header.csv', 'Name,City');
    const { dialect, columns } = await inspectFile(path);
    expect(columns).toHaveLength(2);
    expect((await readWhole(path, dialect)).records).toEqual([]);
  });
});

describe('a file that', () => {
  const big = 'a,b\n1,2\n'.repeat(3_000_000);
  const during = async (name: string, act: (path: string) => void): Promise<unknown> => {
    const path = folder.write(name, big);
    try {
      let batches = 0;
      for await (const _ of readRecords(path, plainDialect)) if ((batches += 1) === 1) act(path);
      return null;
    } catch (error) {
      return error;
    }
  };

  test.each<[string, (path: string) => void, RegExp]>([
    ['grows', (path) => appendFileSync(path, 'x'), /changed while it was read/],
    ['is cut', (path) => truncateSync(path, 4_000_000), /changed while it was read/],
    ['is deleted', (path) => rmSync(path), /deleted or moved while it was read/],
    ['is moved away', (path) => renameSync(path, `${path}.old`), /deleted or moved while it was read/],
  ])('%s while it is read is noticed', async (name, act, message) => {
    expect(await during(`${name.replaceAll(' ', '-')}.csv`, act)).toMatchObject({
      code: 'unreadable_file',
      message: expect.stringMatching(message),
    });
  });
});
