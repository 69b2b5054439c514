// The pages of a store as they lie on disk, the log's newest images over the file's, each with how far it can be trusted.
import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { sizeOfFile, walOf } from './files.ts';
import type { PageSums } from './page-sums.ts';
import { readWal } from './wal.ts';

/** `proven`: its checksum holds; `broken`: it does not; `unproven`: there is none to hold it against. */
export type Trust = 'proven' | 'unproven' | 'broken';
export type Page = { no: number; bytes: Buffer; trust: Trust };

export type StoreImage = {
  pageSize: number;
  pageCount: number;
  /** Null where the file ends before it. */
  page(no: number): Page | null;
  close(): void;
};

export function openImage(file: string, sums: PageSums | null, usualPageSize: number): StoreImage {
  const wal = readWal(walOf(file));
  const handle = sizeOfFile(file) > 0 ? openSync(file, 'r') : null;
  const log = wal.pageCount === null ? null : openSync(walOf(file), 'r');
  const size = sizeOfFile(file);
  const pageSize = wal.pageSize ?? sums?.pageSize ?? (handle && pageSizeIn(handle)) ?? usualPageSize;
  const read = (from: number, offset: number): Buffer | null => {
    const bytes = Buffer.allocUnsafe(pageSize);
    return readSync(from, bytes, 0, pageSize, offset) === pageSize ? bytes : null;
  };
  return {
    pageSize,
    pageCount: wal.pageCount ?? Math.max(Math.floor(size / pageSize), 0),
    page(no) {
      if (no < 1) return null;
      const offset = wal.offsets.get(no);
      if (offset !== undefined && log !== null) {
        const bytes = read(log, offset);
        return bytes && { no, bytes, trust: 'proven' };
      }
      const bytes = handle === null ? null : read(handle, (no - 1) * pageSize);
      return bytes && { no, bytes, trust: trustOf(bytes, no, sums) };
    },
    close() {
      if (handle !== null) closeSync(handle);
      if (log !== null) closeSync(log);
    },
  };
}

function trustOf(bytes: Buffer, no: number, sums: PageSums | null): Trust {
  const sum = sums?.sums[no - 1];
  if (sum === undefined) return 'unproven';
  return crc32(bytes) === sum ? 'proven' : 'broken';
}

/** From the header; null where that is no page size. */
function pageSizeIn(handle: number): number | null {
  const bytes = Buffer.alloc(18);
  readSync(handle, bytes, 0, 18, 0);
  const size = bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16);
  return size >= 512 && (size & (size - 1)) === 0 ? size : null;
}
