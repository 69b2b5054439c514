// When the full-text index is brought up to the store: a while after the last change, never beside an import or an undo, which need the
// processor. Until then searches look through what it has missed.
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { EventHub } from '../lib/events.ts';
import { workerUrl } from '../lib/worker-url.ts';
import { highestCompanyNo } from '../store/companies.ts';
import type { Store } from '../store/open-store.ts';
import { searchFileOf } from '../store/search/search-file.ts';
import { reordered } from './company-orders.ts';
import { tellingDamage, type OnDamage } from './telling-damage.ts';

export type SearchOrder = 'sync' | 'pause' | 'close';
export type SearchNote = 'synced' | 'paused';

export type SearchIndex = { close(): Promise<void> };

/** Smaller stores are looked through as quickly as an index would answer. */
const smallStore = 20_000;

/** After a person's change, and after many: a run tells of them every second while it lasts. */
const restMs = { one: 500, many: 3000, idle: 20_000 };

type Timer = ReturnType<typeof setTimeout>;

type SearchOptions = {
  /** Companies from which on an index is kept. */
  smallest?: number;
  rest?: typeof restMs;
  onNote?: (note: SearchNote) => void;
};

const ignore = (): void => undefined;

export function startSearchIndex(
  store: Store,
  events: EventHub,
  onDamage: OnDamage,
  { smallest = smallStore, rest = restMs, onNote = ignore }: SearchOptions = {},
): SearchIndex {
  let worker: Worker | null = null;
  let ending: Promise<unknown> = Promise.resolve();
  let timer: Timer | null = null;
  let idle: Timer | null = null;
  let dueAt = 0;

  const sync = (): void => {
    timer = null;
    if (highestCompanyNo(store.db) < smallest && !existsSync(searchFileOf(store.file))) return;
    if (idle) clearTimeout(idle);
    worker ??= start();
    worker.postMessage('sync' satisfies SearchOrder);
  };
  /** Changes that come one by one do not put it off, or it would never begin. */
  const schedule = (ms: number, isPutOff: boolean): void => {
    if (timer && !isPutOff) return;
    if (timer) clearTimeout(timer);
    dueAt = Math.max(dueAt, performance.now() + ms);
    timer = setTimeout(tellingDamage, dueAt - performance.now(), onDamage, sync);
    timer.unref();
  };
  const start = (): Worker => {
    const started = new Worker(workerUrl('jobs/search-worker'), { workerData: { file: store.file } });
    started.unref();
    started.on('message', (note: SearchNote) => {
      idle = setTimeout(end, rest.idle);
      idle.unref();
      onNote(note);
    });
    // Searches go on without it; the next change starts it anew.
    started.on('error', () => undefined);
    started.once('exit', () => (worker = worker === started ? null : worker));
    return started;
  };
  /** What it has read takes room for as long as the thread is there. */
  const end = (): void => {
    const open = worker;
    worker = null;
    if (idle) clearTimeout(idle);
    if (!open) return;
    open.ref();
    ending = new Promise((resolve) => open.once('exit', resolve));
    open.postMessage('close' satisfies SearchOrder);
  };

  const unsubscribe = events.subscribe(({ topic, id, payload }) => {
    // A text field that came or went is looked through, or no longer.
    if (topic === 'definitions:changed') schedule(rest.one, false);
    if (topic !== 'company:changed' || id === reordered) return;
    const isMany = payload !== undefined && 'many' in payload;
    if (isMany) worker?.postMessage('pause' satisfies SearchOrder);
    schedule(isMany ? rest.many : rest.one, isMany);
  });
  schedule(rest.many, true);

  return {
    async close() {
      unsubscribe();
      if (timer) clearTimeout(timer);
      end();
      await ending;
    },
  };
}
