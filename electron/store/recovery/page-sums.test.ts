import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '../../lib/assert.ts';
import { tempDir } from '../../testing/temp-store.ts';
import { openStore, storeFileIn } from '../open-store.ts';
import { sumsOf } from './files.ts';
import { differingPages, readSums, sumPages, writeSums } from './page-sums.ts';

function closedStore(): { file: string; dir: string } {
  const dir = tempDir();
  openStore(dir).close();
  return { dir, file: storeFileIn(dir) };
}

describe('the sums of a store', () => {
  it('are there while it is closed, and tell the one page that changed', () => {
    const { file } = closedStore();
    const sums = readSums(file);
    const bytes = readFileSync(file);
    expect(sums?.sums.length).toBe(bytes.length / 8192);
    bytes[8192 * 3 + 77] = (bytes[8192 * 3 + 77] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(
      differingPages(sums?.sums ?? new Uint32Array(), sumPages(file, 8192) ?? new Uint32Array()),
    ).toEqual([4]);
  });

  it('are away while it is open: a killed store has none', () => {
    const { file, dir } = closedStore();
    const store = openStore(dir);
    expect(readSums(file)).toBeNull();
    store.close();
    expect(readSums(file)).not.toBeNull();
  });

  it('are written back as they were read, so that a damaged store keeps its own', () => {
    const { file } = closedStore();
    const before = readFileSync(sumsOf(file));
    writeSums(file, must(readSums(file), 'sums'));
    expect(readFileSync(sumsOf(file)).equals(before)).toBe(true);
  });

  it('are not believed when they are damaged themselves', () => {
    const { file } = closedStore();
    const bytes = readFileSync(sumsOf(file));
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    writeFileSync(sumsOf(file), bytes);
    expect(readSums(file)).toBeNull();
  });
});
