import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Dialect, Encoding } from '../../../../shared/schema/import.ts';
import { csvLine } from '../../exports/csv.ts';
import { countRecords } from './count-records.ts';
import { recordsOfChunks, recordsOfText, type SourceRecord } from './read-records.ts';
import { encodeText } from './testing-bytes.ts';
import { plainDialect, readWhole, testFolder } from './testing-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const withHeader: Dialect = { ...plainDialect, header_line: 1 };

function ofText(text: string, dialect: Dialect = plainDialect) {
  const batches = [...recordsOfText(text, dialect)];
  return {
    records: batches.flatMap(({ records }) => records),
    issues: batches.flatMap(({ issues }) => issues),
  };
}

const cellsOf = (text: string, dialect?: Dialect): string[][] =>
  ofText(text, dialect).records.map(({ cells }) => cells);

async function ofChunks(bytes: Buffer, sizes: number[], dialect: Dialect): Promise<SourceRecord[]> {
  async function* chunks() {
    let at = 0;
    for (let n = 0; at < bytes.length; n += 1) {
      const size = sizes[n % sizes.length] ?? 1;
      yield bytes.subarray(at, at + size);
      at += size;
    }
  }
  const records: SourceRecord[] = [];
  for await (const batch of recordsOfChunks(chunks(), dialect)) records.push(...batch.records);
  return records;
}

describe('rows and lines', () => {
  test('count the header as row 1 and the first record as row 2', () => {
    expect(ofText('a,b\n1,2\n3,4\n', withHeader).records).toEqual([
      { row: 2, line: 2, cells: ['1', '2'], blank: false },
      { row: 3, line: 3, cells: ['3', '4'], blank: false },
    ]);
  });

  test('count the first record as row 1 without a header', () => {
    expect(ofText('1,2\n3,4').records.map(({ row, line }) => [row, line])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test('do not count lines above the header, and report them', () => {
    const { records, issues } = ofText('Export of 31.10.\n\n"unclosed\na,b\n1,2\n', {
      ...plainDialect,
      header_line: 4,
    });
    expect(records).toEqual([{ row: 2, line: 5, cells: ['1', '2'], blank: false }]);
    expect(issues.map(({ code, line, read }) => [code, line, read])).toEqual([
      ['above_table', 1, 'Export of 31.10.'],
      ['above_table', 3, '"unclosed'],
    ]);
  });

  test('start at the first data line where there is no header', () => {
    const { records } = ofText('title\n1,2\n3,4\n', { ...plainDialect, first_data_line: 2 });
    expect(records.map(({ row, line, cells }) => [row, line, ...cells])).toEqual([
      [1, 2, '1', '2'],
      [2, 3, '3', '4'],
    ]);
  });

  test('give the line where a record starts, across line breaks in cells', () => {
    const { records } = ofText('a,b\n1,"x\ny\nz"\n2,w\n', withHeader);
    expect(records.map(({ row, line }) => [row, line])).toEqual([
      [2, 2],
      [3, 5],
    ]);
  });

  test.each([
    ['\n', '\n'],
    ['\r\n', '\r\n'],
    ['\r', '\r'],
    ['\r\n', '\n'],
  ])('are the same with line ends %j and line breaks %j inside cells', (end, inside) => {
    const text = ['a,b', `1,"x${inside}y"`, '', '2,z', ''].join(end);
    expect(ofText(text, withHeader).records).toEqual([
      { row: 2, line: 2, cells: ['1', `x${inside}y`], blank: false },
      { row: 3, line: 4, cells: ['', ''], blank: true },
      { row: 4, line: 5, cells: ['2', 'z'], blank: false },
    ]);
  });

  test('see blank rows, but no row behind the last line end', () => {
    const { records } = ofText('a,b\n\n , \n,\n1,2\n\n', withHeader);
    expect(records.map(({ blank }) => blank)).toEqual([true, true, true, false, true]);
  });

  test('take LF, CRLF and CR in one file each for a line end', () => {
    expect(cellsOf('a,b\r\n1,2\n3,4\r5,6\r7,8')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
      ['7', '8'],
    ]);
  });

  test('keep a stray CR inside a cell of a file of LFs', () => {
    const text = `${'1,2\n'.repeat(30)}a\rb,c\n`;
    expect(cellsOf(text).at(-1)).toEqual(['a\rb', 'c']);
  });
});

describe('ragged rows', () => {
  test('keep extra cells and fill missing ones, and report both', () => {
    const { records, issues } = ofText('a,b\n1,2,3\n4\n', withHeader);
    expect(records.map(({ cells }) => cells)).toEqual([
      ['1', '2', '3'],
      ['4', ''],
    ]);
    expect(issues.map(({ code, line }) => [code, line])).toEqual([
      ['extra_cells', 2],
      ['missing_cells', 3],
    ]);
    expect(issues[0]?.read).toBe('3');
  });

  test('take the rows for the table where the header lacks names for nearly all of them', () => {
    const { records, issues } = ofText(`a,b\n${'1,2,3\n'.repeat(20)}`, withHeader);
    expect(records).toHaveLength(20);
    expect(issues).toEqual([]);
  });
});

describe('quotes', () => {
  test('never let one that opens and does not close swallow the rest', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => (i === 10 ? `${i},"Acme` : `${i},"Name, ${i}"`));
    const { records, issues } = ofText(`id,name\n${rows.join('\n')}\n`, withHeader);
    expect(records).toHaveLength(1000);
    expect(records[10]?.cells).toEqual(['10', '"Acme']);
    expect(records[11]?.cells).toEqual(['11', 'Name, 11']);
    expect(issues).toMatchObject([{ code: 'unclosed_quote', line: 12, read: '10,"Acme' }]);
  });

  test('resynchronise also where no quote follows in the whole file', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) =>
      i === 7 ? `${i},"Acme,x` : `${i},a longer name without quotes,x`,
    );
    const path = folder.write('swallow.csv', `id,name,c\n${rows.join('\r\n')}`);
    const { records, issues } = await readWhole(path, withHeader);
    expect(records).toHaveLength(60_000);
    expect(records[7]?.cells).toEqual(['7', '"Acme', 'x']);
    expect(issues).toMatchObject([{ code: 'unclosed_quote', line: 9 }]);
    expect(records.at(-1)?.line).toBe(60_001);
  });

  test('never let two far apart make one cell of the rows between them', () => {
    const rows = Array.from({ length: 50 }, (_, i) => `${i},Name ${i},x`);
    rows[10] = '10,"Acme,x';
    rows[20] = '20,Pipe 5",x';
    const { records, issues } = ofText(`id,name,c\n${rows.join('\n')}\n`, withHeader);
    expect(records).toHaveLength(50);
    expect(records[10]?.cells).toEqual(['10', '"Acme', 'x']);
    expect(records[20]?.cells).toEqual(['20', 'Pipe 5"', 'x']);
    expect(issues).toMatchObject([{ code: 'unclosed_quote', line: 12 }]);
  });

  test('keep a text of several lines with commas whole', () => {
    const text =
      'Hauptstraße 1, Hof, links\n10115 Berlin, Mitte, Nord\nDeutschland, Europa, Welt\nTel, Fax, Mail\nEnde';
    const { records, issues } = ofText(`id,address,c\n1,"${text}",x\n`, withHeader);
    expect(records.map(({ cells }) => cells)).toEqual([['1', text, 'x']]);
    expect(issues).toEqual([]);
  });

  test('are read as characters where someone forgot to double them', () => {
    const { records, issues } = ofText('1,"Pedro "the" legend",x\n2,"ok",y\n');
    expect(records[0]?.cells).toEqual(['1', 'Pedro "the" legend', 'x']);
    expect(issues).toMatchObject([{ code: 'unescaped_quote', line: 1 }]);
  });

  test('may stand inside a cell that they do not open', () => {
    expect(ofText('1,5" pipe,x\n2,O"Neill,y\n')).toMatchObject({
      issues: [],
      records: [{ cells: ['1', '5" pipe', 'x'] }, { cells: ['2', 'O"Neill', 'y'] }],
    });
  });

  test('take a line break that the file ends in before they close', () => {
    const { records, issues } = ofText('a,b\n1,"cut off\nhere', withHeader);
    expect(records.map(({ cells }) => cells)).toEqual([
      ['1', '"cut off'],
      ['here', ''],
    ]);
    expect(issues.map(({ code }) => code)).toContain('unclosed_quote');
  });

  test('follow a backslash where the dialect says so', () => {
    const dialect: Dialect = { ...plainDialect, delimiter: '|', escape: 'backslash' };
    expect(cellsOf('1|"a \\"b\\" c"|x\n2|"ends in \\\\"|y\n3|"d""e"|z\n', dialect)).toEqual([
      ['1', 'a "b" c', 'x'],
      ['2', 'ends in \\', 'y'],
      ['3', 'd"e', 'z'],
    ]);
  });

  test('may be single, or none at all', () => {
    expect(cellsOf("1|'a|''b'\n", { ...plainDialect, delimiter: '|', quote: "'" })).toEqual([['1', "a|'b"]]);
    expect(cellsOf('1,"a\n"b",c\n', { ...plainDialect, quote: '' })).toEqual([
      ['1', '"a'],
      ['"b"', 'c'],
    ]);
  });

  test('may be followed by spaces before the delimiter', () => {
    expect(cellsOf('"a" ,"b"  \n"c","d"\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('stay fast where every row has a broken one', () => {
    // Seconds at most; a reading that starts over at each quote would take an hour.
    expect(ofText('"a\n'.repeat(50_000)).records).toHaveLength(50_000);
  });
});

describe('names that trip JavaScript', () => {
  test('are cells like any other', () => {
    expect(cellsOf('__proto__,toString,constructor\n1,2,3\n', withHeader)).toEqual([['1', '2', '3']]);
    expect(cellsOf('01234,1e5,NaN\n')).toEqual([['01234', '1e5', 'NaN']]);
  });
});

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^(?:[a",\r\n 'é漢]|😀){0,8}$/),
  fc.constantFrom('', '"', '""', '\n', '\r', '\r\n', ' ', ',"', '"\r\n"', '\uFEFF'),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }),
  );

/** A BOM at the very start is a mark, not a character of the first cell. */
const hasMark = (rows: string[][]): boolean => rows[0]?.[0]?.startsWith('\uFEFF') === true;
const wellFormed = (rows: string[][]): boolean => rows.flat().every((text) => text.isWellFormed());

describe('for every table', () => {
  test('what was written is read', () => {
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre(!hasMark(rows));
        const read = ofText(rows.map((cells) => csvLine(cells)).join(''));
        expect(read.records.map(({ cells }) => cells)).toEqual(rows);
        const notes = ['nul_character', 'row_below_gap'];
        expect(read.issues.filter(({ code }) => !notes.includes(code))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('chunks cut anywhere give the same records, in every encoding of Unicode', async () => {
    const encodings = fc.constantFrom<Encoding>(
      'utf-8',
      'utf-16le',
      'utf-16be',
      'utf-32le',
      'utf-32be',
      'gb18030',
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, encodings, sizes, async (rows, encoding, cuts) => {
        fc.pre(!hasMark(rows) && wellFormed(rows));
        const written = rows.map((cells) => csvLine(cells)).join('');
        fc.pre(encoding !== 'gb18030' || /^[\0-\x7Fé漢]*$/.test(written));
        const records = await ofChunks(encodeText(written, encoding), cuts, { ...plainDialect, encoding });
        expect(records.map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  test('rows and lines agree with the text, whatever the line ends', () => {
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-c]{1,3}$/), { minLength: 1, maxLength: 20 }),
        ends,
        (words, end) => {
          const { records } = ofText(words.map((word) => `${word},"x${end}y"`).join(end));
          expect(records.map(({ row, line }) => [row, line])).toEqual(
            words.map((_, i) => [i + 1, 2 * i + 1]),
          );
        },
      ),
    );
  });
});

describe('bytes', () => {
  test('that the encoding does not have are reported with their line', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n1,good é\n'),
      Buffer.from([0x32, 0x2c, 0xfc, 0x62, 0x0a]),
      Buffer.from('3,x\n'),
    ]);
    const { records, issues } = await readWhole(folder.write('bad.csv', bytes), withHeader);
    expect(records.map(({ cells }) => cells[1])).toEqual(['good é', '\uFFFDb', 'x']);
    expect(issues).toMatchObject([{ code: 'undecodable_bytes', line: 3, read: '2,\uFFFDb' }]);
  });

  test('that windows-1252 leaves undefined are reported, and so are letters that were lost before', async () => {
    const latin = Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0x81, 0x2c, 0xe9, 0x0a]);
    const { issues } = await readWhole(folder.write('c1.csv', latin), {
      ...withHeader,
      encoding: 'windows-1252',
    });
    expect(issues).toMatchObject([{ code: 'undecodable_bytes', line: 2 }]);
    const lost = await readWhole(folder.write('lost.csv', 'a,b\n1,M\uFFFDller\n'), withHeader);
    expect(lost.issues).toMatchObject([{ code: 'lost_character', line: 2, read: '1,M\uFFFDller' }]);
  });

  test('of a character split by a chunk are never lost', async () => {
    const text = 'é漢😀,"ü"\r\n'.repeat(300);
    for (const size of [1, 2, 3, 5, 7, 64]) {
      const records = await ofChunks(Buffer.from(text), [size], plainDialect);
      expect(records.every(({ cells }) => cells[0] === 'é漢😀' && cells[1] === 'ü')).toBe(true);
      expect(records).toHaveLength(300);
    }
  });

  test('of a byte order mark are not part of the first header', async () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const) {
      const path = folder.write(`${encoding}.csv`, encodeText('\uFEFF"a",b\n1,2\n', encoding));
      const { records, issues } = await readWhole(path, { ...plainDialect, encoding });
      expect(records.map(({ cells }) => cells)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
      expect(issues).toEqual([]);
    }
  });

  test('of NUL are kept and reported', () => {
    expect(ofText('a,b\n1,x\0y\n', withHeader)).toMatchObject({
      records: [{ cells: ['1', 'x\0y'] }],
      issues: [{ code: 'nul_character', line: 2 }],
    });
  });

  test('packed with gzip are unpacked, whatever the name', async () => {
    const path = folder.write('packed.csv', gzipSync('a,b\n1,2\n'));
    expect((await readWhole(path, withHeader)).records.map(({ cells }) => cells)).toEqual([['1', '2']]);
  });
});

describe('countRecords', () => {
  test('counts every row exactly and keeps only so many issues of a kind', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => (i % 2 === 0 ? `${i}` : `${i},x`));
    const { rows: count, issues } = await countRecords(
      folder.write('count.csv', `a,b\n${rows.join('\n')}`),
      withHeader,
    );
    expect(count).toBe(5000);
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)?.message).toBe('2,300 more lines have the same problem.');
  });

  test('stops when told to', async () => {
    const path = folder.write('stop.csv', 'a,b\n1,2\n'.repeat(200_000));
    const stop = AbortSignal.abort(new Error('stopped'));
    await expect(countRecords(path, withHeader, { signal: stop })).rejects.toThrow('stopped');
  });

  test('says how many bytes were read', async () => {
    const path = folder.write('bytes.csv', 'a,b\n1,2\n'.repeat(200_000));
    const seen: number[] = [];
    await countRecords(path, withHeader, { onBytes: (read) => seen.push(read) });
    expect(seen.at(-1)).toBe(1_600_000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});
