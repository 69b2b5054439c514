import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectPlace } from '../formats/inspect-place.ts';
import { plainFormat } from '../../../../shared/schema/source-format.ts';
import { readFarText } from './far-table.ts';
import { inspectFile } from './inspect-file.ts';
import { encodeText } from './testing-bytes.ts';
import { readWhole, testFolder } from './testing-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const noted = Array.from({ length: 30_000 }, (_, at) => `note ${at};about nothing`);
const table = ['Firm,Host,City', 'Acme,acme.com,York', '"Bolt, Ltd",bolt.dev,Perth', 'Cörd,cord.io,Oslo'];
const far = [...noted, ...table];

describe('a table that begins below the head of the file', () => {
  it.each([
    ['\n', 'utf-8'],
    ['\r\n', 'windows-1252'],
    ['\r', 'utf-16le'],
  ] as const)(
    'is read from the header that was chosen, lines ending with %j in %s',
    async (end, encoding) => {
      const path = folder.write(`far-${encoding}.csv`, encodeText(far.join(end), encoding));
      const reading = await inspectFile(path, { encoding, header_line: 30_001, delimiter: ',' });
      expect(reading.dialect).toMatchObject({ header_line: 30_001, delimiter: ',' });
      expect(reading.columns.map(({ key, samples }) => [key, samples[0]])).toEqual([
        ['Firm', 'Acme'],
        ['Host', 'acme.com'],
        ['City', 'York'],
      ]);
      expect(reading.preview.filter(({ kind }) => kind === 'above').at(-1)).toEqual({
        line: 30_000,
        kind: 'above',
        cells: ['note 29999;about nothing'],
      });
      expect(reading.preview.filter(({ kind }) => kind !== 'above').map(({ line }) => line)).toEqual([
        30_001, 30_002, 30_003, 30_004,
      ]);
      const { records } = await readWhole(path, reading.dialect);
      expect(records.map(({ row, line, cells }) => [row, line, cells[0]])).toEqual([
        [2, 30_002, 'Acme'],
        [3, 30_003, 'Bolt, Ltd'],
        [4, 30_004, 'Cörd'],
      ]);
    },
  );

  it('has its own delimiter found', async () => {
    const path = folder.write('other.csv', far.join('\n'));
    const { dialect, columns } = await inspectFile(path, { header_line: 30_001 });
    expect([dialect.delimiter, columns.length]).toEqual([',', 3]);
  });

  it('may have no header', async () => {
    const path = folder.write('none.csv', far.join('\n'));
    const { dialect, columns } = await inspectFile(path, { header_line: null, first_data_line: 30_002 });
    expect(dialect).toMatchObject({ header_line: null, first_data_line: 30_002 });
    expect(columns[0]?.samples[0]).toBe('Acme');
  });

  it('may stand in a sheet', async () => {
    const lines = [...noted.map((line) => `${line},,`), ...table].join('\n');
    const path = folder.write('sheet-text', lines);
    const place = { path, layout: 'sheet' as const, facts: plainFormat, issues: [] };
    const { columns, dialect } = await inspectPlace(place, { header_line: 30_001 });
    expect(dialect.header_line).toBe(30_001);
    expect(columns.map(({ key }) => key)).toEqual(['Firm', 'Host', 'City']);
  });

  it('cannot begin below the end of the file', async () => {
    const path = folder.write('short.csv', far.join('\n'));
    await expect(inspectFile(path, { header_line: 40_000 })).rejects.toMatchObject({
      code: 'validation_error',
      message: 'The table cannot begin on line 40,000: the file has 30,004 lines. Choose one of them.',
    });
  });
});

const piece = fc.stringMatching(/^[aé,\n\r]{0,8}$/);

it('is the text from that line on, however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (pieces, line, size) => {
        const text = pieces.join('');
        const bytes = encodeText(text, 'utf-8');
        async function* chunks(): AsyncGenerator<Buffer> {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        }
        const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
        const wanted = lines.slice(line - 1).join('');
        const found = await readFarText(chunks(), line, 'utf-8', 'any');
        expect('text' in found ? found.text : '').toBe(wanted);
      },
    ),
  );
});
