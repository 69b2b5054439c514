// Makes a text of a workbook, JSON or an archive, and says how it went: in a thread, or here where the file is small.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ErrorCode, Issue } from '../../shared/errors.ts';
import { AppError } from '../../shared/errors.ts';
import { inspectPlace } from '../domain/imports/formats/inspect-place.ts';
import {
  prepareFile,
  type PreparedFile,
  type PrepareTask,
  type PrepareWatch,
} from '../domain/imports/formats/prepare-file.ts';
import { changedWhileRead } from '../domain/imports/reader/file/file-errors.ts';
import { statFile } from '../domain/imports/source-files.ts';
import { explainSystemError } from '../lib/errors.ts';

/** The first rows of a sheet, as its head reads. */
export type FirstRows = { sheet: string | null; columns: string[]; rows: string[][] };

/** What is said meanwhile. */
export type PrepareProgress = { kind: 'share'; share: number } | ({ kind: 'head' } & FirstRows);

export type PrepareNote =
  | { kind: 'made'; file: PreparedFile; sha256: string }
  /** The file is at fault, or the disk. */
  | { kind: 'failed'; code: ErrorCode; message: string; issues: Issue[] }
  /** The program is. */
  | { kind: 'broken'; message: string };

type Tell = (progress: PrepareProgress) => void;

export const prepareNote = (task: PrepareTask, tell?: Tell): Promise<PrepareNote> =>
  prepared(task, tell).catch(failed);

const shownRows = 20;

const watchOf = (tell: Tell): PrepareWatch => ({
  onShare: (share) => tell({ kind: 'share', share }),
  async onHead(head) {
    const { columns, preview } = await inspectPlace(head);
    const rows = preview.filter(({ kind }) => kind === 'data').map(({ cells }) => cells);
    const keys = columns.map(({ key }) => key);
    tell({ kind: 'head', sheet: head.facts.sheet, columns: keys, rows: rows.slice(0, shownRows) });
  },
});

async function prepared(task: PrepareTask, tell?: Tell): Promise<PrepareNote> {
  const before = await statFile(task.path);
  const file = await prepareFile(task, tell && watchOf(tell));
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
