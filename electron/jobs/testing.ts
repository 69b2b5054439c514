// For tests only: a store and a runner in a folder of their own, and imports of small files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mapping } from '../../shared/schema/import.ts';
import type { ImportRules } from '../../shared/schema/import-rules.ts';
import { newImportId, startImport } from '../domain/imports/start-import.ts';
import { must } from '../lib/assert.ts';
import { systemClock } from '../lib/clock.ts';
import { createEventHub, type EventHub } from '../lib/events.ts';
import { silentLog } from '../lib/log.ts';
import { transact } from '../store/database.ts';
import { findImport, type StoredImport } from '../store/imports.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { withNewStore } from '../testing/new-store.ts';
import { createJobRunner, type JobRunner } from './runner.ts';

export type Bench = {
  dir: string;
  store: Store;
  jobs: JobRunner;
  events: EventHub;
  /** Writes a file and queues its import; the first line is the header. */
  queue(csv: string, options?: QueueOptions): string;
  get(id: string): StoredImport;
  close(): Promise<void>;
};

export type QueueOptions = {
  mapping?: Mapping;
  updateExisting?: boolean;
  tags?: string[];
  rules?: ImportRules;
  path?: string;
};

export function openBench(
  dir: string = withNewStore(mkdtempSync(join(tmpdir(), 'rowbench-runner-'))),
): Bench {
  const store = openStore(dir);
  const events = createEventHub(systemClock);
  const jobs = createJobRunner({ store, clock: systemClock, log: silentLog, events, random: () => 0.01 });
  return {
    dir,
    store,
    jobs,
    events,
    queue: (csv, options) => queueFile(store, dir, csv, options),
    get: (id) => must(findImport(store.db, id), 'import'),
    async close() {
      await jobs.stop();
      store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export function queueFile(store: Store, dir: string, csv: string, options: QueueOptions = {}): string {
  const {
    mapping = { Name: 'name', Website: 'domain', Industry: 'industry' },
    updateExisting = false,
    tags = [],
    rules = {},
  } = options;
  const id = newImportId(Date.now());
  const path = options.path ?? join(dir, `${id}.csv`);
  if (options.path === undefined) writeFileSync(path, csv);
  const columns = must(csv.split('\n')[0]).split(',');
  const dialect = {
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    escape: 'doubled',
    header_line: 1,
  } as const;
  const request = {
    id,
    sourceId: null,
    fileName: 'test.csv',
    dialect,
    columns,
    mapping,
    updateExisting,
    tags,
    rules,
    createdBy: 'usr_1',
    createdAtMs: Date.now(),
  };
  transact(store.db, () =>
    startImport(store.db, request, { input: { kind: 'text', path, dialect }, temporary: false }),
  );
  return id;
}

/** `Name,Website,Industry` and so many rows, each a company of its own. */
export function companyCsv(rows: number, from = 0): string {
  const lines = Array.from(
    { length: rows },
    (_, at) => `Company ${from + at},https://c${from + at}.example,Steel`,
  );
  return `Name,Website,Industry\n${lines.join('\n')}\n`;
}
