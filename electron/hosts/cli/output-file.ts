// Writes a file whole or not at all: to a temporary file beside it, synced, then renamed into place.
import { once } from 'node:events';
import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { explainOutput } from '../../lib/explain-output.ts';
import { outputPlace } from '../../lib/output-place.ts';
import { onStop } from './signals.ts';

export type Write = (text: string) => Promise<void> | void;

export async function writeWhole(path: string, work: (write: Write) => Promise<void>): Promise<void> {
  const place = outputPlace(path);
  const part = `${place}.${process.pid}.part`;
  const stream = createWriteStream(part, { flags: 'wx', flush: true });
  const release = onStop(() => {
    rmSync(part, { force: true });
    process.exit(130);
  });
  try {
    await finish(stream, work);
    await rename(part, place);
  } catch (error) {
    stream.destroy();
    await rm(part, { force: true });
    throw explainOutput(error, path);
  } finally {
    release();
  }
}

async function finish(stream: WriteStream, work: (write: Write) => Promise<void>): Promise<void> {
  const written = work(writerOf(stream)).then(() => stream.end());
  await Promise.all([written, finished(stream)]);
}

/** Waits where the other side is slower, so that memory stays flat. */
export const writerOf =
  (stream: NodeJS.WritableStream): Write =>
  (text) =>
    stream.write(text) ? undefined : once(stream, 'drain').then(() => undefined);
