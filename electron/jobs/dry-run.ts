// Dry runs beside the queue: each in a thread of its own, none of them writing to the store.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DryRun } from '../../shared/contract/imports.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Mapping } from '../../shared/schema/import.ts';
import type { ImportRules } from '../../shared/schema/import-rules.ts';
import type { ImportInput } from '../domain/imports/import-input.ts';
import { newId } from '../lib/ids.ts';
import { workerUrl } from '../lib/worker-url.ts';
import type { Store } from '../store/open-store.ts';
import { removeScratch } from '../store/overlay.ts';

export type DryRunRequest = {
  input: ImportInput;
  columns: string[];
  mapping: Mapping;
  rules: ImportRules;
  updateExisting: boolean;
  tags: string[];
  actor: string;
};
export type DryRunTask = DryRunRequest & { storeFile: string; scratchFile: string };
export type DryRunNote =
  | { kind: 'done'; result: DryRun }
  /** `code` is null where the program, not the input, is at fault. */
  | { kind: 'failed'; code: string | null; message: string };

export type DryRunner = {
  /** The exact ledger that a run would have. Throws an AppError where the input cannot be read. */
  run(request: DryRunRequest): Promise<DryRun>;
  stop(): Promise<void>;
};

export function createDryRunner(store: Store): DryRunner {
  const folder = join(store.dataDir, 'scratch');
  const open = new Map<Worker, Promise<void>>();
  // What a killed process left behind.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) removeScratch(join(folder, name));

  return {
    async run(request) {
      const scratchFile = join(folder, `${newId('dry', Date.now())}.db`);
      const task: DryRunTask = { ...request, storeFile: store.file, scratchFile };
      const worker = new Worker(workerUrl('jobs/dry-run-worker'), { workerData: task });
      let note: DryRunNote = { kind: 'failed', code: null, message: 'The thread ended early' };
      worker.on('message', (told: DryRunNote) => (note = told));
      worker.on('error', (error) => (note = { kind: 'failed', code: null, message: error.message }));
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      open.set(worker, ended);
      await ended;
      open.delete(worker);
      return resultOf(note);
    },
    async stop() {
      for (const worker of open.keys()) worker.postMessage({ kind: 'close' });
      await Promise.all(open.values());
    },
  };
}

function resultOf(note: DryRunNote): DryRun {
  if (note.kind === 'done') return note.result;
  if (note.code === null) throw new Error(note.message);
  throw new AppError(note.code as ErrorCode, { message: note.message });
}
