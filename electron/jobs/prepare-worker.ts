// The thread that makes a text of a workbook, JSON or an archive: inflating and reading XML would hold up the backend.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { prepareFile, type PrepareTask } from '../domain/imports/formats/prepare-file.ts';
import { changedWhileRead } from '../domain/imports/reader/file/file-errors.ts';
import { statFile } from '../domain/imports/source-files.ts';
import { must } from '../lib/assert.ts';
import { explainSystemError } from '../lib/errors.ts';
import type { PrepareNote } from './prepare-messages.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as PrepareTask;

async function prepare(): Promise<PrepareNote> {
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

port.postMessage(await prepare().catch(failed));
port.close();
