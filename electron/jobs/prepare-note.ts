// Makes a text of a workbook, JSON or an archive, and says how it went: in a thread, or here where the file is small.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ErrorCode, Issue } from '../../shared/errors.ts';
import { AppError } from '../../shared/errors.ts';
import { prepareFile, type PreparedFile, type PrepareTask } from '../domain/imports/formats/prepare-file.ts';
import { changedWhileRead } from '../domain/imports/reader/file/file-errors.ts';
import { statFile } from '../domain/imports/source-files.ts';
import { explainSystemError } from '../lib/errors.ts';

export type PrepareNote =
  | { kind: 'made'; file: PreparedFile; sha256: string }
  /** The file is at fault, or the disk. */
  | { kind: 'failed'; code: ErrorCode; message: string; issues: Issue[] }
  /** The program is. */
  | { kind: 'broken'; message: string };

export const prepareNote = (task: PrepareTask): Promise<PrepareNote> => prepared(task).catch(failed);

async function prepared(task: PrepareTask): Promise<PrepareNote> {
  const before = await statFile(task.path);
  const file = await prepareFile(task);
  const sha256 = await hashOf(task.path);
  const after = await statFile(task.path);
  if (after.byteSize !== before.byteSize || after.mtimeMs !== before.mtimeMs) throw changedWhileRead();
  return { kind: 'made', file, sha256 };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function failed(error: unknown): PrepareNote {
  const known = explainSystemError(error);
  if (known instanceof AppError)
    return { kind: 'failed', code: known.code, message: known.message, issues: known.issues };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'broken', message: text };
}
