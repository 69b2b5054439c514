import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inlineRows, xlsxOf } from '../domain/imports/formats/testing-formats.ts';
import { testFolder, type TestFolder } from '../domain/imports/reader/testing-files.ts';
import { createFilePreparer, type FilePreparer } from './file-preparer.ts';

let folder: TestFolder;
let files: FilePreparer;
beforeEach(() => {
  folder = testFolder();
  files = createFilePreparer(folder.path);
});
afterEach(async () => {
  await files.stop();
  folder.remove();
});

const rows = Array.from({ length: 20_000 }, (_, at) => [`Firm ${at}`, `f${at}.example.com`]);
const big = xlsxOf({ sheets: [{ name: 'A', rows: inlineRows([['name', 'domain'], ...rows]) }] });
const left = (): string[] => readdirSync(join(folder.path, 'sources'));
const chosen = (path: string) => ({ id: 'src_1', fileName: 'a.xlsx', path });

describe('a file that has to be prepared', () => {
  it('becomes a text in the folder of sources, made by a thread where it is large', async () => {
    expect(big.length).toBeGreaterThan(128 * 1024);
    const taken = await files.take(chosen(folder.write('a.xlsx', big)), {});
    expect(taken).toMatchObject({
      layout: 'sheet',
      facts: { sheet: 'A' },
      made: { sha256: expect.any(String) },
    });
    expect(left()).toEqual([taken.path.slice(taken.path.lastIndexOf('/') + 1)]);
  });

  it.each([0, 300])('leaves nothing behind when it is given up after %i ms', async (ms) => {
    mkdirSync(join(folder.path, 'sources'));
    const stop = new AbortController();
    const taking = files.take(chosen(folder.write('a.xlsx', big)), {}, stop.signal);
    setTimeout(() => stop.abort(), ms);
    await taking.then(
      ({ path }) => expect(left()).toEqual([path.slice(path.lastIndexOf('/') + 1)]),
      () => expect(left()).toEqual([]),
    );
    expect.hasAssertions();
  });

  it('is refused when it changes meanwhile', async () => {
    const path = folder.write('a.xlsx', big);
    let at = 1_600_000_000;
    const touching = setInterval(() => utimesSync(path, at, (at += 1)), 5);
    const refusal = await files.take(chosen(path), {}).then(
      () => 'taken',
      (error: unknown) => (error as Error).message,
    );
    clearInterval(touching);
    expect(refusal).toMatch(/changed while it was read/);
    expect(left()).toEqual([]);
  });
});

it('a delimited text is read where it lies', async () => {
  const path = join(folder.path, 'a.csv');
  writeFileSync(path, 'name\nAcme\n');
  expect(await files.take(chosen(path), {})).toMatchObject({ path, layout: null, made: null });
  await expect(files.take(chosen(path), { sheet: 'A' })).rejects.toThrow(/no sheets/);
});
