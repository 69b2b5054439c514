// The rows of a file as lines of JSON beside it, with the place of every 256th: whatever the file's format, a row far down
// is found without reading what stands above it. Made when somebody asks for it, gone with the program.
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { explainSystemError } from '../../../lib/errors.ts';
import type { SourceRecord } from '../reader/read-records.ts';

export type RowCache = { path: string; total: number; places: readonly number[] };

type Records = AsyncIterable<readonly SourceRecord[]>;

/** Rows from one known place to the next. */
const stride = 256;

export async function writeRowCache(path: string, records: Records): Promise<RowCache> {
  const part = `${path}.part`;
  try {
    const cache = await writeLines(part, records);
    await rename(part, path);
    return { ...cache, path };
  } catch (error) {
    await rm(part, { force: true });
    throw explainSystemError(error);
  }
}

async function writeLines(path: string, records: Records): Promise<Omit<RowCache, 'path'>> {
  const stream = createWriteStream(path, { mode: 0o600 });
  const done = finished(stream);
  done.catch(() => undefined);
  const places: number[] = [];
  let total = 0;
  let at = 0;
  try {
    for await (const batch of records) {
      const lines = Buffer.from(batch.map((record) => `${JSON.stringify(record)}\n`).join(''));
      for (let from = 0, n = 0; n < batch.length; n += 1) {
        if ((total + n) % stride === 0) places.push(at + from);
        from = lines.indexOf(10, from) + 1;
      }
      total += batch.length;
      at += lines.length;
      if (!stream.write(lines)) await Promise.race([once(stream, 'drain'), done]);
    }
    stream.end();
    await done;
  } finally {
    stream.destroy();
  }
  return { total, places };
}

export async function readRowCache(
  { path, total, places }: RowCache,
  offset: number,
  limit: number,
): Promise<SourceRecord[]> {
  if (offset >= total) return [];
  const first = Math.floor(offset / stride);
  const behind = places[Math.ceil((offset + limit) / stride)];
  const lines = await readBetween(path, places[first] ?? 0, behind);
  const skipped = offset - first * stride;
  return lines.slice(skipped, skipped + limit).map((line) => JSON.parse(line) as SourceRecord);
}

async function readBetween(path: string, from: number, to: number | undefined): Promise<string[]> {
  const file = await open(path, 'r');
  try {
    const end = to ?? (await file.stat()).size;
    const bytes = Buffer.allocUnsafe(end - from);
    await file.read(bytes, 0, bytes.length, from);
    return bytes
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
  } finally {
    await file.close();
  }
}
