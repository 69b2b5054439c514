import { afterAll, describe, expect, it } from 'vitest';
import type { Encoding } from '../../../../../shared/schema/import.ts';
import { encodeText } from '../testing-bytes.ts';
import { plainDialect, testFolder } from '../testing-files.ts';
import { compareFile } from './compare-file.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const plain = (count: number): string[] => Array.from({ length: count }, (_, at) => `Firma ${at},York`);
const accents = ['Caf\u00e9 M\u00fcller,Z\u00fcrich', 'Soci\u00e9t\u00e9 G\u00e9n\u00e9rale,Orl\u00e9ans'];
const columns = ['name', 'city'];

function compare(
  lines: readonly string[],
  from: Encoding,
  inUse: Encoding,
  rival: Encoding | null = null,
  end = '\n',
) {
  const path = folder.write('a.csv', encodeText(lines.join(end), from));
  return compareFile(path, { ...plainDialect, encoding: inUse }, columns, rival);
}

describe('the readings of a whole file', () => {
  it.each(['\n', '\r\n', '\r'])('differ first far below its head, lines ending with %j', async (end) => {
    const lines = [...plain(40_000), ...accents, ...plain(10)];
    const found = await compare(lines, 'windows-1252', 'utf-8', null, end);
    expect(found).toMatchObject({ encoding: 'windows-1252', differing_lines: 2, whole_file: true });
    expect(found?.examples).toEqual([
      { line: 40_001, column: 'name', current: 'Caf\uFFFD M\uFFFDller', other: 'Caf\u00e9 M\u00fcller' },
      {
        line: 40_002,
        column: 'name',
        current: expect.any(String),
        other: 'Soci\u00e9t\u00e9 G\u00e9n\u00e9rale',
      },
    ]);
  });

  it('are counted to the end, the first hundred shown', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => (at % 3 === 0 ? 'Caf\u00e9,York' : 'Firma,York'));
    const found = await compare(lines, 'windows-1252', 'windows-1252', 'windows-1250');
    expect(found).toBeNull();
    const other = await compare(lines, 'windows-1252', 'windows-1252', 'koi8-r');
    expect(other?.differing_lines).toBe(10_000);
    expect(other?.examples).toHaveLength(100);
    expect(other?.examples.at(-1)).toMatchObject({ line: 298 });
  });

  it('are compared with UTF-8 where a person chose another encoding', async () => {
    expect(await compare([...plain(30_000), ...accents], 'utf-8', 'windows-1252')).toMatchObject({
      encoding: 'utf-8',
      differing_lines: 2,
    });
  });

  it('leave no doubt where a file is ASCII or UTF-8 to its end, or of another kind', async () => {
    expect(await compare(plain(30_000), 'utf-8', 'utf-8')).toBeNull();
    expect(await compare([...plain(30_000), ...accents], 'utf-8', 'utf-8')).toBeNull();
    expect(await compare([...plain(100), ...accents], 'utf-16le', 'utf-16le')).toBeNull();
  });
});
