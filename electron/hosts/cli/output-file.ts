// Writes a file whole or not at all: to a temporary file beside it, synced, then renamed into place.
import { once } from 'node:events';
import { createWriteStream, rmSync, statSync, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { AppError } from '../../../shared/errors.ts';
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
    throw explain(error, path);
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

const reasons: Record<string, string> = {
  ENOENT: 'its folder does not exist. Make the folder, or choose another',
  ENOTDIR: 'its folder is not a folder. Choose another',
  EACCES: 'you may not write there. Choose another folder',
  EPERM: 'you may not write there. Choose another folder',
  EROFS: 'the disk is read-only. Choose another folder',
};

function explain(error: unknown, path: string): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined || error instanceof AppError) return error;
  return new AppError('unreadable_file', { message: `${path} cannot be written: ${reason}.`, cause: error });
}
