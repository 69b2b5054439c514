// The promise that nothing is lost silently, tried on soups of lines and of bytes.
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors.ts';
import { accountsOf } from './testing-accounts.ts';
import { testFolder } from './testing-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

let files = 0;

/** Null where the books balance, or the file is refused with a reason. */
async function lossOf(content: string | Buffer): Promise<unknown> {
  try {
    const { read, file, silent, whole } = await accountsOf(folder.write(`soup-${(files += 1)}.csv`, content));
    const lines = whole.records.map(({ line }) => line);
    const ordered = lines.every((line, at) => at === 0 || line > (lines[at - 1] ?? 0));
    return read === file && silent.length === 0 && ordered ? null : { read, file, silent, lines };
  } catch (error) {
    return error instanceof AppError && error.code === 'unreadable_file' ? null : error;
  }
}

const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('1,Acme,12,2020-01-02', '2,Bolt,13,2021-03-04', '3,Cord,7,1999-12-31'),
  },
  fc.constantFrom('id,name,staff,founded', 'Name;City', 'a,b', 'x,y,z', 'Branch,Town', '9,8', 'p,q,r,s,t'),
  fc.constantFrom(
    '',
    '',
    ',,,',
    '  ',
    '# remark',
    '----|---',
    '--,---',
    'Id,Name,Staff,Founded',
    '# a, b',
    'Total,,32,',
    'Summe;;3',
    'Source: office',
    'Note,,,',
  ),
  fc.constantFrom(
    '4,"Acme',
    '5,Pipe 5",1,2',
    '6,"a ""b"" c",1,2020-01-01',
    '7,"x\ny",1,2020-01-01',
    "8,'q,1,2",
  ),
  fc.constantFrom(
    '9,Extra,,5,2020-01-01',
    '10;Semi;5;2020-01-01',
    '11,Lost5,2020-01-01',
    '12,A, Inc,5,2020-01-01',
  ),
  fc.stringMatching(/^[a1",;\t|' #\\\0é-]{0,12}$/),
);
const end = fc.constantFrom('\n', '\n', '\r\n', '\r');

describe('every line of a file is in the output or reported', () => {
  test('for soups of lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), end, async (lines, mark) => {
        expect(await lossOf(lines.join(mark))).toBeNull();
      }),
      { numRuns: 600 },
    );
  });

  test('for soups of lines whose ends differ', async () => {
    const pieces = fc.array(fc.tuple(line, end), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(pieces, async (lines) => {
        expect(await lossOf(lines.map((pair) => pair.join('')).join(''))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('for soups of bytes', async () => {
    const byte = fc.oneof(
      fc.constantFrom(10, 13, 34, 39, 44, 59, 9, 92, 0, 32, 65, 0xe9, 0x81, 0xff),
      fc.integer({ min: 0, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { minLength: 1, maxLength: 120 }), async (bytes) => {
        expect(await lossOf(Buffer.from(bytes))).toBeNull();
      }),
      { numRuns: 400 },
    );
  });
});
