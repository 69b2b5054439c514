// The search for duplicates in the whole store: one at a time, what the last one found is kept until the next.
import { t } from '../../shared/messages/message.ts';
import {
  storedDuplicateKinds,
  type DuplicateSearch,
  type StoredDuplicateKind,
} from '../../shared/schema/merge.ts';
import type { KeptGroup } from '../domain/merge/show-groups.ts';
import { isoTime, type Clock } from '../lib/clock.ts';
import type { EventHub } from '../lib/events.ts';
import { startThread } from '../lib/start-thread.ts';
import type { Store } from '../store/open-store.ts';

export type SearchNote =
  | { kind: 'found'; groups: KeptGroup[]; companies: number }
  | { kind: 'stopped' }
  | { kind: 'failed' };

export type DuplicateFinder = {
  /** Joins a search that is under way. */
  start(): DuplicateSearch;
  state(): DuplicateSearch;
  groupsOf(kind: StoredDuplicateKind): readonly KeptGroup[];
  /** Stops the search, or forgets what it found. */
  cancel(): DuplicateSearch;
  stop(): Promise<void>;
};

/** Nobody looks through more; the counts are whole. */
const mostGroups = 20_000;

const noCounts = (): Record<StoredDuplicateKind, number> => ({ registry: 0, name_country: 0, similar: 0 });

const none: DuplicateSearch = {
  status: 'none',
  startedAt: null,
  finishedAt: null,
  counts: noCounts(),
  companies: 0,
  cutOff: false,
  failure: null,
};

export function createDuplicateFinder(store: Store, events: EventHub, clock: Clock): DuplicateFinder {
  let search: DuplicateSearch = none;
  let groups: KeptGroup[] = [];
  let running: { stop: Int32Array; ended: Promise<void> } | null = null;

  const tell = (change: Partial<DuplicateSearch>): void => {
    search = { ...search, ...change };
    events.publish('duplicates:changed', 'duplicates', search);
  };

  const settle = (note: SearchNote): void => {
    const finishedAt = isoTime(clock.now());
    if (note.kind === 'stopped') return tell({ status: 'cancelled', finishedAt });
    if (note.kind === 'failed')
      return tell({
        status: 'failed',
        finishedAt,
        failure: { code: 'internal_error', message: t('The search ended early. Start it again.') },
      });
    const counts = noCounts();
    for (const { kind } of note.groups) counts[kind] += 1;
    groups = storedDuplicateKinds.flatMap((kind) =>
      note.groups.filter((group) => group.kind === kind).slice(0, mostGroups),
    );
    const cutOff = groups.length < note.groups.length;
    return tell({ status: 'completed', finishedAt, counts, cutOff, companies: note.companies });
  };

  const launch = (): void => {
    const stop = new SharedArrayBuffer(4);
    const worker = startThread('jobs/duplicates-worker', { file: store.file, stop });
    worker.unref();
    let note: SearchNote = { kind: 'failed' };
    worker.on('message', (heard: SearchNote) => (note = heard));
    worker.on('error', () => (note = { kind: 'failed' }));
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        running = null;
        settle(note);
        resolve();
      });
    });
    running = { stop: new Int32Array(stop), ended };
  };

  const wishStop = (): void => {
    if (running) Atomics.store(running.stop, 0, 1);
  };

  return {
    start() {
      if (running) return search;
      groups = [];
      search = none;
      launch();
      tell({ status: 'running', startedAt: isoTime(clock.now()) });
      return search;
    },
    state: () => search,
    groupsOf: (kind) => groups.filter((group) => group.kind === kind),
    cancel() {
      if (running) wishStop();
      else {
        groups = [];
        tell(none);
      }
      return search;
    },
    async stop() {
      wishStop();
      await running?.ended;
    },
  };
}
