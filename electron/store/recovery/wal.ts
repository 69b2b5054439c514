// The write-ahead log, read without SQLite: which pages it holds as of the last commit that is whole. Its frames carry
// checksums, chained from the first, so whatever comes after a damaged one counts as never written, as it does to SQLite.
import { closeSync, openSync, readSync } from 'node:fs';
import { sizeOfFile } from './files.ts';

export type WalPages = {
  /** Page number → offset of its newest committed image in the log. */
  offsets: Map<number, number>;
  /** Pages of the store as of the last commit; null where the log holds none. */
  pageCount: number | null;
  pageSize: number | null;
};

const none: WalPages = { offsets: new Map(), pageCount: null, pageSize: null };
const headerBytes = 32;
const frameBytes = 24;

export function readWal(file: string): WalPages {
  const size = sizeOfFile(file);
  if (size < headerBytes + frameBytes) return none;
  const handle = openSync(file, 'r');
  try {
    return readFrames(handle, size);
  } finally {
    closeSync(handle);
  }
}

function readFrames(handle: number, size: number): WalPages {
  const header = Buffer.alloc(headerBytes);
  readSync(handle, header, 0, headerBytes, 0);
  const magic = header.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return none;
  const bigEndian = magic === 0x377f0683;
  const pageSize = header.readUInt32BE(8);
  if (pageSize < 512 || pageSize > 65_536) return none;
  let sum = checksum(header, 0, 24, [0, 0], bigEndian);
  if (sum[0] !== header.readUInt32BE(24) || sum[1] !== header.readUInt32BE(28)) return none;
  const frame = Buffer.alloc(frameBytes + pageSize);
  const found: WalPages = { offsets: new Map(), pageCount: null, pageSize };
  const open = new Map<number, number>();
  for (let at = headerBytes; at + frame.length <= size; at += frame.length) {
    readSync(handle, frame, 0, frame.length, at);
    if (frame.compare(header, 16, 24, 8, 16) !== 0) break;
    sum = checksum(frame, 0, 8, sum, bigEndian);
    sum = checksum(frame, frameBytes, frame.length, sum, bigEndian);
    if (sum[0] !== frame.readUInt32BE(16) || sum[1] !== frame.readUInt32BE(20)) break;
    open.set(frame.readUInt32BE(0), at + frameBytes);
    const pagesAfterCommit = frame.readUInt32BE(4);
    if (pagesAfterCommit === 0) continue;
    for (const [page, offset] of open) found.offsets.set(page, offset);
    open.clear();
    found.pageCount = pagesAfterCommit;
  }
  return found;
}

type Sum = readonly [number, number];

function checksum(bytes: Buffer, from: number, to: number, [first, second]: Sum, bigEndian: boolean): Sum {
  let [a, b] = [first, second];
  for (let at = from; at < to; at += 8) {
    a = (a + (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + b) >>> 0;
    b = (b + (bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + a) >>> 0;
  }
  return [a, b];
}
