// Dry runs beside the queue: each in a thread of its own, none of them writing to the store. A thread that is done stays
// and answers for its rows, until the file is read otherwise, deleted, or tried again.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DryRun } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/errors.ts';
import { msg, t } from '../../shared/messages/message.ts';
import type { Mapping } from '../../shared/schema/import.ts';
import type { ImportRules, RowEdit } from '../../shared/schema/import-rules.ts';
import { extraTargets } from '../domain/imports/extras/extra-target.ts';
import type { ImportInput } from '../domain/imports/import-input.ts';
import type { EventHub } from '../lib/events.ts';
import { newId } from '../lib/ids.ts';
import type { Store } from '../store/open-store.ts';
import { removeScratch } from '../store/overlay.ts';
import type { DryAnswers, DryQuestion } from './dry-run-messages.ts';
import { readCells } from './row-cells.ts';
import { startDryRunThread, type DryRunThread } from './dry-run-thread.ts';

export type DryRunRequest = {
  sourceId: string;
  /** Null until the file was counted. */
  rowsTotal: number | null;
  input: ImportInput;
  columns: string[];
  mapping: Mapping;
  rules: ImportRules;
  edits: ReadonlyMap<number, RowEdit>;
  updateExisting: boolean;
  tags: string[];
  actor: string;
};
export type DryRunTask = DryRunRequest & { id: string; storeFile: string; scratchFile: string };

export type DryRunner = {
  /** The exact ledger that a run would have. Throws an AppError where the input cannot be read, or it was stopped. */
  run(request: DryRunRequest, signal?: AbortSignal): Promise<DryRun>;
  /** Stops the dry run of a source that is under way; false where there is none. */
  cancel(sourceId: string): boolean;
  /** Lets go of all that was tried of a source. */
  forget(sourceId: string): void;
  /** Asks a finished dry run for its rows. Throws `not_found` where it is gone. */
  ask<Q extends DryQuestion>(id: string, question: Q): Promise<DryAnswers[Q['kind']]>;
  /** The cells of these rows as the dry run read them. Throws `not_found`. */
  cellsOf(id: string, rows: ReadonlySet<number>): Promise<ReadonlyMap<number, readonly string[]>>;
  /** What a finished dry run was asked to try. Throws `not_found`. */
  requestOf(id: string): DryRunRequest;
  stop(): Promise<void>;
};

/** Finished ones that are kept at once, of different files. */
const mostKept = 4;
const progressEveryMs = 250;

type Session = { id: string; request: DryRunRequest; thread: DryRunThread; done: boolean };

export function createDryRunner(store: Store, events: EventHub): DryRunner {
  const folder = join(store.dataDir, 'scratch');
  const sessions = new Map<string, Session>();
  const closing = new Set<Promise<void>>();
  // What a killed process left behind.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) removeScratch(join(folder, name));

  const end = ({ id, thread }: Session, why: string): void => {
    sessions.delete(id);
    const ended = thread.close(why);
    closing.add(ended);
    void ended.then(() => closing.delete(ended));
  };

  const of = (sourceId: string, done: boolean): Session[] =>
    [...sessions.values()].filter((one) => one.request.sourceId === sourceId && one.done === done);

  const get = (id: string): Session => {
    const session = sessions.get(id);
    if (session?.done === true) return session;
    throw new AppError('not_found', {
      message: t('There is no dry run {id} any more. Check the file again.', { id }),
    });
  };

  const begin = (request: DryRunRequest): Session => {
    const id = newId('dry', Date.now());
    const task = { ...request, id, storeFile: store.file, scratchFile: join(folder, `${id}.db`) };
    let toldAt = Number.NEGATIVE_INFINITY;
    const thread = startDryRunThread(task, (progress) => {
      if (performance.now() - toldAt < progressEveryMs) return;
      toldAt = performance.now();
      events.publish('source:dry-run', request.sourceId, progress);
    });
    const session = { id, request, thread, done: false };
    sessions.set(id, session);
    return session;
  };

  /** The newest of each source stays, and no more than a few at all. */
  const settle = (session: Session): void => {
    for (const older of of(session.request.sourceId, true)) end(older, replaced);
    session.done = true;
    const kept = [...sessions.values()].filter(({ done }) => done);
    for (const oldest of kept.slice(0, -mostKept)) end(oldest, replaced);
  };

  return {
    async run(request, signal) {
      for (const earlier of of(request.sourceId, false)) end(earlier, replaced);
      const session = begin(request);
      const abort = (): void => end(session, stopped);
      signal?.addEventListener('abort', abort, { once: true });
      try {
        const result = await session.thread.result;
        settle(session);
        return result;
      } catch (error) {
        if (sessions.has(session.id)) end(session, stopped);
        throw error;
      } finally {
        signal?.removeEventListener('abort', abort);
      }
    },
    cancel(sourceId) {
      const running = of(sourceId, false);
      for (const session of running) end(session, stopped);
      return running.length > 0;
    },
    forget(sourceId) {
      for (const session of [...of(sourceId, false), ...of(sourceId, true)]) end(session, replaced);
    },
    ask: async (id, question) => get(id).thread.ask(question),
    async cellsOf(id, rows) {
      const { input, columns, mapping, rules, edits } = get(id).request;
      const extras = extraTargets(store.db, mapping, rules);
      return readCells({ input, columns, mapping, rules, extras, edits }, rows);
    },
    requestOf: (id) => get(id).request,
    async stop() {
      for (const session of sessions.values()) end(session, closed);
      await Promise.all(closing);
    },
  };
}

const stopped = msg('The check was stopped. Nothing was written.');
const replaced = msg('The file was checked anew, or is read differently now. Nothing was written.');
const closed = msg('Rowbench is closing. Nothing was written.');
