// The thread that enriches, from the backend's side: beside the job runner, since an import must not wait for a slow provider.
// It lives while there is an open batch; what it says becomes events.
import type { Worker } from 'node:worker_threads';
import type { TriedSource } from '../../../shared/schema/http-json.ts';
import { toldOfWrites } from '../../domain/enrichment/told-of-batch.ts';
import type { EventHub } from '../../lib/events.ts';
import type { Log } from '../../lib/log.ts';
import type { KeyKeeper } from '../../lib/provider-keys.ts';
import { startThread } from '../../lib/start-thread.ts';
import { findBatchByNo, listOpenBatches } from '../../store/enrichment/batches.ts';
import { listCalls } from '../../store/enrichment/calls.ts';
import type { Store } from '../../store/open-store.ts';
import { tellingDamage, type OnDamage } from '../telling-damage.ts';
import { createSharedGate, editorGate, openGate } from '../write-gate.ts';
import { createWaits } from './batch-waits.ts';
import { createTrials } from './source-trials.ts';
import { toldOfNote } from './told-of-note.ts';
import type { EnrichOrder, EnrichThreadTask, FromEnricher, SourceTrial } from './thread-messages.ts';

export type Enricher = {
  /** Looks for work: call it after a batch or a provider changed. */
  wake(): void;
  /** Asks a person's own source once; rejects where the thread ended before it answered. */
  trySource(trial: SourceTrial): Promise<TriedSource>;
  /** Resolves when the batch has ended or is paused, or, whatever it does, when the time is up; rejects where the program ends. */
  settled(batchNo: number, mostMs: number, signal?: AbortSignal): Promise<void>;
  stop(): Promise<void>;
};

export type EnricherOptions = {
  store: Store;
  events: EventHub;
  log: Log;
  keys: KeyKeeper;
  onDamage: OnDamage;
};

/** A thread with nothing to do takes room. */
const idleMs = 20_000;

export function createEnricher({ store, events, log, keys, onDamage }: EnricherOptions): Enricher {
  let worker: Worker | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let isStopped = false;
  let crashes = 0;

  const trials = createTrials();
  const waits = createWaits(store.db);

  const tell = (order: EnrichOrder): void => worker?.postMessage(order);

  const start = (): Worker => {
    const gate = createSharedGate();
    const passing = editorGate(gate);
    store.db.gates.add(passing);
    const task: EnrichThreadTask = { file: store.file, dataDir: store.dataDir, gate };
    const started = startThread('jobs/enrichment/enrich-worker', task);
    started.unref();
    started.on('message', (note: FromEnricher) => tellingDamage(onDamage, () => hear(note)));
    started.on('error', ({ message }) => {
      crashes += 1;
      log('error', 'enrichment_crashed', { message });
    });
    const before = ended;
    ended = new Promise((resolve) => {
      started.once('exit', () => {
        openGate(gate);
        store.db.gates.delete(passing);
        if (worker === started || worker === null) trials.giveUp();
        worker = worker === started ? null : worker;
        resolve(before);
        if (!isStopped) tellingDamage(onDamage, wakeAgain);
      });
    });
    return started;
  };

  /** It crashed: what it had begun is taken up by the next one, after a moment. */
  const wakeAgain = (): void => {
    if (hasWork()) setTimeout(tellingDamage, restAfterCrash(), onDamage, wake).unref();
  };

  /** One that crashes again and again is started ever more rarely. */
  const restAfterCrash = (): number => Math.min(60_000, 500 * 2 ** crashes);

  const hasOpen = (): boolean => listOpenBatches(store.db).length > 0;

  /** A batch that was cancelled is not open, and ends once its calls have: also one that a kill cut off. */
  const hasWork = (): boolean => hasOpen() || listCalls(store.db).length > 0;

  const hear = (note: FromEnricher): void => {
    switch (note.kind) {
      case 'key':
        void keys.find(note.code).then(
          (key) => tell({ kind: 'key', code: note.code, key }),
          () => tell({ kind: 'key', code: note.code, key: null }),
        );
        return;
      case 'log':
        return log(note.level, note.event, note.facts);
      case 'damage':
        return onDamage(note.problem);
      case 'tried':
        trials.end(note.no, note.tried);
        // So that it says again when it has nothing to do.
        return tell({ kind: 'wake' });
      case 'changed':
        return events.tell(...toldOfWrites(note.entity));
      case 'idle':
        clearTimeout(idle);
        // Told before it heard of the stop.
        if (isStopped) return;
        idle = setTimeout(tellingDamage, idleMs, onDamage, () => end(false));
        idle.unref();
        return;
      case 'progress':
        crashes = 0;
    }
    const batch = findBatchByNo(store.db, note.batchNo);
    if (!batch) return;
    waits.look(batch);
    events.tell(...toldOfNote(store.db, batch, note));
  };

  const wake = (): void => {
    if (isStopped || (!worker && !hasWork())) return;
    clearTimeout(idle);
    worker ??= start();
    tell({ kind: 'wake' });
  };

  const end = (isLast: boolean): void => {
    if (!isLast && (hasOpen() || trials.areOpen())) return;
    worker?.ref();
    tell({ kind: 'close' });
    worker = null;
  };

  return {
    wake,
    settled: (no, mostMs, signal) => waits.settled(no, mostMs, signal),
    trySource(trial) {
      const { no, tried } = trials.begin();
      if (isStopped) {
        trials.giveUp();
        return tried;
      }
      clearTimeout(idle);
      worker ??= start();
      tell({ kind: 'try', no, trial });
      return tried;
    },
    async stop() {
      isStopped = true;
      clearTimeout(idle);
      end(true);
      await ended;
      waits.giveUp();
    },
  };
}
