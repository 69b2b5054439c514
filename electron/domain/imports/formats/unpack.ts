// Bytes out of an archive into a file of ours, held to the limits as they come.
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { emptyFile } from '../reader/file/file-errors.ts';
import { tooBigUnpacked } from './format-errors.ts';
import { formatLimits } from './limits.ts';

/** Writes the bytes to `target`, whole or not at all. */
export async function writeBytes(bytes: AsyncIterable<Buffer>, target: string): Promise<void> {
  const file = await open(target, 'w', 0o600);
  try {
    let length = 0;
    for await (const chunk of bytes) {
      length += chunk.length;
      await file.writeFile(chunk);
    }
    if (length === 0) throw emptyFile();
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(target, { force: true });
    throw error;
  }
}

/** The inflated bytes of a gzip file, within the limits. */
export async function* gunzipped(path: string): AsyncGenerator<Buffer> {
  const packed = (await stat(path)).size;
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  const feeding = pipeline(createReadStream(path), gunzip);
  // Whoever stops early destroys the stream; the rejection that follows is of no interest then.
  feeding.catch(() => undefined);
  let length = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (isBomb(length, packed)) throw tooBigUnpacked();
      yield chunk;
    }
    await feeding;
  } finally {
    gunzip.destroy();
  }
}

const isBomb = (inflated: number, packed: number): boolean =>
  inflated > formatLimits.inflated ||
  (inflated > formatLimits.smallInflated && inflated > packed * formatLimits.ratio);
