// A checksum for each page, written beside the store when it is closed in good order. SQLite itself would not notice a byte
// that changed inside a text. The file's presence also says that nothing was cut off: it is taken away while the store is open.
import { closeSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { sizeOfFile, sumsOf } from './files.ts';

export type PageSums = {
  pageSize: number;
  /** Schema version, and where each table and index begins: page 1, which says so too, may be the damaged one. */
  version: number;
  roots: Record<string, number>;
  /** When the store was closed, and the time that its file then bore. */
  closedAt: string;
  mtimeMs: number;
  /** In order of pages; empty for a store that is too big to be summed at each end. */
  sums: Uint32Array;
};

/** About a second's worth. */
const mostBytes = 2 * 1024 ** 3;
const chunkBytes = 4 * 1024 ** 2;

/** `goOn` is asked now and then; null when it said no. */
export function sumPages(
  file: string,
  pageSize: number,
  goOn: () => boolean = () => true,
): Uint32Array | null {
  const size = sizeOfFile(file);
  const sums = new Uint32Array(Math.floor(size / pageSize));
  const handle = openSync(file, 'r');
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (let no = 0; no < sums.length;) {
      if (!goOn()) return null;
      const bytes = readSync(handle, chunk, 0, chunkBytes, no * pageSize);
      if (bytes < pageSize) break;
      for (let at = 0; at + pageSize <= bytes && no < sums.length; at += pageSize, no += 1)
        sums[no] = crc32(chunk.subarray(at, at + pageSize));
    }
    return sums;
  } finally {
    closeSync(handle);
  }
}

/** Numbers of the pages that differ. */
export function differingPages(was: Uint32Array, is: Uint32Array): number[] {
  const pages: number[] = [];
  for (let at = 0; at < was.length; at += 1) if (was[at] !== is[at]) pages.push(at + 1);
  return pages;
}

export const isSummable = (file: string): boolean => sizeOfFile(file) <= mostBytes;

export function writeSums(file: string, { sums, ...about }: PageSums): void {
  const head = Buffer.from(`${JSON.stringify(about)}\n`);
  const body = Buffer.concat([head, Buffer.from(sums.buffer, sums.byteOffset, sums.byteLength)]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  writeFileSync(sumsOf(file), Buffer.concat([body, tail]), { mode: 0o600 });
}

type Times = 'closedAt' | 'mtimeMs';

/** Null where there are none, or none that can be believed. */
export function readSums(file: string): PageSums | null {
  if (sizeOfFile(sumsOf(file)) < 8) return null;
  const all = readFileSync(sumsOf(file));
  const body = all.subarray(0, -4);
  if (crc32(body) !== all.readUInt32BE(body.length)) return null;
  const end = body.indexOf(10) + 1;
  const about = JSON.parse(body.toString('utf8', 0, end)) as Omit<PageSums, 'sums' | Times> &
    Partial<Pick<PageSums, Times>>;
  // Sums of an earlier version say neither. What is there stays in its order: they are written back byte for byte.
  const { closedAt = statSync(sumsOf(file)).mtime.toISOString(), mtimeMs = 0 } = about;
  return { ...about, closedAt, mtimeMs, sums: new Uint32Array(Uint8Array.from(body.subarray(end)).buffer) };
}

export const removeSums = (file: string): void => rmSync(sumsOf(file), { force: true });
