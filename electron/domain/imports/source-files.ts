// The files behind sources: uploads as they arrive, and snapshots of files that stay a person's own. Nothing half-written
// is ever left: bytes go to a .part file that gets its name when it is whole.
import { constants, createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { explainSystemError } from '../../lib/errors.ts';
import type { StoredSource } from '../../store/sources.ts';
import { originalOf } from './formats/made-file.ts';
import { explainFileError } from './reader/file/file-errors.ts';
import { regularFile } from './reader/file/regular-file.ts';

export const sourceFolder = (dataDir: string): string => join(dataDir, 'sources');

export type FileFacts = { byteSize: number; mtimeMs: number };

export async function statFile(path: string): Promise<FileFacts> {
  const { size, mtimeMs } = await regularFile(path);
  return { byteSize: size, mtimeMs: Math.floor(mtimeMs) };
}

/** Writes to `name` in the folder of sources by way of a .part file, which is gone if anything fails. */
async function writeWhole(
  dataDir: string,
  name: string,
  write: (part: string) => Promise<void>,
): Promise<string> {
  const target = join(sourceFolder(dataDir), name);
  const part = `${target}.part`;
  try {
    await mkdir(sourceFolder(dataDir), { recursive: true, mode: 0o700 });
    await write(part);
    await rename(part, target);
    return target;
  } catch (error) {
    await rm(part, { force: true });
    throw explainSystemError(error);
  }
}

/** Answers the path of the stored bytes. An upload that breaks off leaves nothing behind. */
export const storeUpload = (
  dataDir: string,
  name: string,
  bytes: ReadableStream<Uint8Array>,
): Promise<string> =>
  writeWhole(dataDir, name, (part) =>
    pipeline(Readable.fromWeb(bytes as WebStream), createWriteStream(part, { mode: 0o600, flush: true })),
  );

/** Stores texts that came in a request, one after the other. */
export const storeText = (dataDir: string, name: string, texts: Iterable<string>): Promise<string> =>
  writeWhole(dataDir, name, (part) =>
    pipeline(Readable.from(texts), createWriteStream(part, { mode: 0o600, flush: true })),
  );

/** Throws unless the file is still the one that was read and shown. */
export async function requireUnchangedSource(source: StoredSource): Promise<void> {
  requireUnchanged(source, await statFile(originalOf(source)));
}

/**
 * The file that an import of this source reads. A file of the person's own is copied, so that whatever happens to it later
 * changes no import; the copy shares its blocks where the file system can.
 */
export async function snapshotSource(dataDir: string, source: StoredSource): Promise<string> {
  if (source.origin === 'upload') return source.path;
  requireUnchanged(source, await statFile(originalOf(source)));
  // A text that was made of the file is a copy already.
  if (source.made !== null) return source.path;
  const name = `${source.id}-${source.mtimeMs.toString(36)}`;
  if (source.snapshot === join(sourceFolder(dataDir), name)) return source.snapshot;
  const copy = await writeWhole(dataDir, name, async (part) => {
    try {
      await copyFile(source.path, part, constants.COPYFILE_FICLONE);
      // The copy of a file without write permission could not be synced, nor removed later on Windows.
      await chmod(part, 0o600);
      await syncFile(part);
    } catch (error) {
      throw isOfSource(error) ? explainFileError(error) : error;
    }
  });
  try {
    requireUnchanged(source, await statFile(source.path));
  } catch (error) {
    await rm(copy, { force: true });
    throw error;
  }
  return copy;
}

/**
 * Name in the folder of sources of the person's own file, where imports read a text that was made of it; else null. No import
 * reads it, so it need not be on the disk before one begins.
 */
export async function keepOriginal(dataDir: string, source: StoredSource): Promise<string | null> {
  if (source.made === null) return null;
  const original = originalOf(source);
  if (source.origin === 'upload') return basename(original);
  const name = `${source.id}-${source.mtimeMs.toString(36)}.original`;
  await writeWhole(dataDir, name, async (part) => {
    await copyFile(original, part, constants.COPYFILE_FICLONE);
    await chmod(part, 0o600);
  });
  return name;
}

/** After a power cut a resumed import must find every byte of it. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

const isOfSource = (error: unknown): boolean =>
  ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ESTALE'].includes((error as { code?: string }).code ?? '');

function requireUnchanged(source: StoredSource, now: FileFacts): void {
  if (now.byteSize === source.byteSize && now.mtimeMs === source.mtimeMs) return;
  throw new AppError('unreadable_file', {
    message: t(
      '{fileName} was changed after it was read. Nothing was imported. Choose the file again and look at its preview.',
      { fileName: source.fileName },
    ),
  });
}

export async function removeFiles(paths: readonly (string | null)[]): Promise<void> {
  for (const path of paths) if (path !== null) await rm(path, { force: true });
}
