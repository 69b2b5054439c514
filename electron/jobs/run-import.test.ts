import { expect, it, onTestFinished } from 'vitest';
import { transact } from '../store/database.ts';
import { claimJob, requeueRunning } from '../store/jobs.ts';
import { must } from '../lib/assert.ts';
import { LostJob } from './import-writer.ts';
import type { RowFeed } from './row-feed.ts';
import { runImport } from './run-import.ts';
import { companyCsv, openBench } from './testing.ts';
import { createSharedGate, jobGate } from './write-gate.ts';

/** A reader that never gets any further. */
const stuck: RowFeed = {
  about: () => ({ fields: [], byteSize: 0, decided: null }),
  poll: () => null,
  soon: () => Promise.resolve(null),
  next: () => new Promise(() => undefined),
  taken: () => undefined,
  close: () => Promise.resolve(),
};

it('ends where it loses its job while the reader is slow', async () => {
  const bench = openBench();
  onTestFinished(() => bench.close());
  const { db } = bench.store;
  const id = bench.queue(companyCsv(3));
  const take = () => must(transact(db, () => claimJob(db, Date.now(), 60_000)));
  const running = runImport({
    db,
    claim: take(),
    stored: bench.get(id),
    gate: jobGate(createSharedGate()),
    leaseMs: 30,
    now: () => Date.now(),
    feed: stuck,
    onCommit: () => undefined,
    stopWish: () => null,
    onProgress: () => undefined,
  });
  transact(db, () => requeueRunning(db, Date.now()));
  take();
  await expect(running).rejects.toThrow(LostJob);
});
