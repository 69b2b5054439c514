import { expect, test } from 'vitest';
import { tempStore } from '../../testing/temp-store.ts';
import {
  findBatchByNo,
  insertBatch,
  setBatchCancelled,
  setBatchEnded,
  setBatchPaused,
  setBatchQueued,
  setBatchRunning,
} from './batches.ts';
import type { WriteDb } from '../database.ts';

const newBatch = (db: WriteDb, id: string): number => {
  const no = insertBatch(db, {
    id,
    entity: 'company',
    environment: 'live',
    purpose: 'enrich',
    name: null,
    providers: [{ provider: 'gleif' }],
    apply: 'review',
    forceRefresh: false,
    budgetCents: null,
    total: 1,
    createdBy: 'usr_1',
    createdAtMs: 1000,
    scheduleNo: null,
  });
  setBatchQueued(db, no);
  return no;
};

const into = {
  queued: () => undefined,
  running: (db: WriteDb, no: number) => setBatchRunning(db, no, 2000),
  cancelled: setBatchCancelled,
  completed: (db: WriteDb, no: number) => setBatchEnded(db, no, 'completed', {}, 3000),
  failed: (db: WriteDb, no: number) => setBatchEnded(db, no, 'failed', {}, 3000),
  offline: (db: WriteDb, no: number) => setBatchPaused(db, no, 'offline', 'No network.'),
  provider: (db: WriteDb, no: number) => setBatchPaused(db, no, 'provider', 'No key.'),
  person: (db: WriteDb, no: number) => setBatchPaused(db, no, 'person', null),
};

test.each([
  ['person', ['queued', 'running', 'offline', 'provider', 'person'], ['cancelled', 'completed', 'failed']],
  ['provider', ['queued', 'running', 'offline'], ['cancelled', 'completed', 'failed', 'person']],
] as const)('a pause by a %s leaves only what still goes on', (pausedBy, left, kept) => {
  const { db } = tempStore();
  const pause = (from: keyof typeof into) => {
    const no = newBatch(db, `bat_${from}`);
    into[from](db, no);
    const before = findBatchByNo(db, no);
    return { from, isPaused: setBatchPaused(db, no, pausedBy, null), before, after: findBatchByNo(db, no) };
  };
  for (const from of left)
    expect(pause(from)).toMatchObject({ from, isPaused: true, after: { status: 'paused', pausedBy } });
  for (const from of kept) {
    const paused = pause(from);
    expect(paused).toEqual({ from, isPaused: false, before: paused.before, after: paused.before });
  }
});

test('what a person paused or ended does not run on by itself', () => {
  const { db } = tempStore();
  const statuses = (['queued', 'offline', 'person', 'provider', 'cancelled'] as const).map((from) => {
    const no = newBatch(db, `bat_${from}`);
    into[from](db, no);
    setBatchRunning(db, no, 2000);
    return findBatchByNo(db, no)?.status;
  });
  expect(statuses).toEqual(['running', 'running', 'paused', 'paused', 'cancelled']);
});
