// The promise that nothing is lost silently, tried on soups of lines and of bytes.
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors.ts';
import { accountsOf } from './testing-accounts.ts';
import { testFolder } from './testing-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

let files = 0;

async function expectAccounted(content: string | Buffer): Promise<void> {
  try {
    const accounts = await accountsOf(folder.write(`soup-${(files += 1)}.csv`, content));
    expect(accounts.read).toBe(accounts.file);
    expect(accounts.silent).toEqual([]);
    const lines = accounts.whole.records.map(({ line }) => line);
    expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('unreadable_file');
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
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), end, (lines, mark) =>
        expectAccounted(lines.join(mark)),
      ),
      { numRuns: 600 },
    );
  });

  test('for soups of lines whose ends differ', async () => {
    const pieces = fc.array(fc.tuple(line, end), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(pieces, (lines) => expectAccounted(lines.map((pair) => pair.join('')).join(''))),
      { numRuns: 300 },
    );
  });

  test('for soups of bytes', async () => {
    const byte = fc.oneof(
      fc.constantFrom(10, 13, 34, 39, 44, 59, 9, 92, 0, 32, 65, 0xe9, 0x81, 0xff),
      fc.integer({ min: 0, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { minLength: 1, maxLength: 120 }), (bytes) =>
        expectAccounted(Buffer.from(bytes)),
      ),
      { numRuns: 400 },
    );
  });
});
