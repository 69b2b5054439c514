// Writes a file whole or not at all: to a temporary file beside it, synced, then renamed into place.
import { once } from 'node:events';
import { createWriteStream, rmSync, statSync, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { AppError } from '../../../shared/errors.ts';
import { explainOutput } from '../../lib/explain-output.ts';
import { onStop } from './signals.ts';

export type Write = (text: string) => Promise<void> | void;

export async function writeWhole(path: string, work: (write: Write) => Promise<void>): Promise<void> {
  refuseFolder(path);
  const part = `${path}.${process.pid}.part`;
  const stream = createWriteStream(part, { flags: 'wx', flush: true });
  const release = onStop(() => {
    rmSync(part, { force: true });
    process.exit(130);
  });
  try {
    await finish(stream, work);
    await rename(part, path);
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

function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AppError('unreadable_file', { message: `${path} is a folder. Name a file in it.` });
  }
}
