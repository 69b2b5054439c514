// The bytes of a file on disk, unpacked where it is gzip, a chunk at a time. Notices when the file changes meanwhile.
import { open, stat, type FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { tooBigUnpacked } from '../../formats/format-errors.ts';
import { formatLimits } from '../../formats/limits.ts';
import { findBinary } from './binary.ts';
import { changedWhileRead, emptyFile, explainFileError, goneWhileRead, unreadable } from './file-errors.ts';
import { regularFile } from './regular-file.ts';

/** Small enough that what one chunk makes is dead before the garbage collector looks at it. */
const chunkBytes = 64 * 1024;
/** How many chunks are read between two looks at whether the file is still the same. */
const checkEvery = 256;

export type ByteOptions = {
  signal?: AbortSignal | undefined;
  onBytes?: ((read: number) => void) | undefined;
  /** Hears every byte of the file as it is on disk, packed or not, before it is read. */
  onChunk?: ((bytes: Buffer) => void) | undefined;
};

export type OpenFile = {
  size: number;
  gzip: boolean;
  /** The unpacked bytes in order. `onBytes` hears how many bytes of the file on disk were taken so far. */
  chunks(options?: ByteOptions): AsyncGenerator<Buffer>;
  /** Bytes at a position; only where the file is not packed. */
  readAt(position: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
};

export async function openFile(path: string): Promise<OpenFile> {
  try {
    return await openChecked(path);
  } catch (error) {
    throw explainFileError(error);
  }
}

async function openChecked(path: string): Promise<OpenFile> {
  const { size } = await regularFile(path);
  if (size === 0) throw emptyFile();
  const handle = await open(path, 'r');
  try {
    const head = await readAt(handle, 0, 512);
    refuseBinary(head);
    return fileOf(path, handle, await handle.stat(), head[0] === 0x1f && head[1] === 0x8b);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

export function refuseBinary(head: Buffer): void {
  const refusal = findBinary(head);
  if (refusal !== null) throw unreadable(refusal);
}

function fileOf(path: string, handle: FileHandle, before: Stats, gzip: boolean): OpenFile {
  return {
    size: before.size,
    gzip,
    chunks: (options = {}) => {
      const plain = plainChunks(path, handle, before, options);
      return explained(gzip ? unpacked(plain, before.size) : plain);
    },
    readAt: (position, length) => readAt(handle, position, length),
    close: () => handle.close(),
  };
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function* plainChunks(
  path: string,
  handle: FileHandle,
  before: Stats,
  { signal, onBytes, onChunk }: ByteOptions,
): AsyncGenerator<Buffer> {
  let position = 0;
  for (let n = 1; position < before.size; n += 1) {
    signal?.throwIfAborted();
    const chunk = await readAt(handle, position, Math.min(chunkBytes, before.size - position));
    if (chunk.length === 0) throw changedWhileRead();
    position += chunk.length;
    onChunk?.(chunk);
    yield chunk;
    onBytes?.(position);
    if (n % checkEvery === 0) await assertSame(path, before);
  }
  await assertSame(path, before);
}

async function assertSame(path: string, before: Stats): Promise<void> {
  const now = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? goneWhileRead() : error;
  });
  const same = now.size === before.size && now.mtimeMs === before.mtimeMs && now.ino === before.ino;
  if (!same) throw changedWhileRead();
}

/** Never kept whole, so a large one may be unpacked; but not without end. */
async function* unpacked(packed: AsyncGenerator<Buffer>, size: number): AsyncGenerator<Buffer> {
  const most = Math.max(formatLimits.inflated, size * formatLimits.ratio);
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  const feeding = pipeline(Readable.from(packed), gunzip);
  // Whoever stops early destroys the stream; the rejection that follows is of no interest then.
  feeding.catch(() => undefined);
  try {
    let length = 0;
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > most) throw tooBigUnpacked();
      yield chunk;
    }
    await feeding;
  } finally {
    gunzip.destroy();
  }
}

async function* explained(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    throw explainFileError(error);
  }
}
