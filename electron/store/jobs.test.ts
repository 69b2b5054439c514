import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speaking } from '../lib/spoken.ts';
import {
  claimJob,
  findJob,
  finishJob,
  insertJob,
  nextDue,
  putBackJob,
  renewLease,
  requestCancel,
  requeueRunning,
} from './jobs.ts';
import { openStore, type Store } from './open-store.ts';

let dir: string;
let store: Store;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rowbench-jobs-'));
  store = openStore(dir);
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true });
});

const add = (id: string, nowMs = 0): void => insertJob(store.db, { id, task: 't', payload: { id } }, nowMs);

describe('the queue', () => {
  it('hands out jobs in order, each once', () => {
    add('a', 1);
    add('b', 2);
    expect(claimJob(store.db, 10, 100)).toMatchObject({
      id: 'a',
      attempt: 1,
      fence: 1,
      payload: { id: 'a' },
    });
    expect(claimJob(store.db, 10, 100)?.id).toBe('b');
    expect(claimJob(store.db, 10, 100)).toBeNull();
  });

  it('keeps the language of whoever asked for a job', () => {
    speaking('de', () => add('a', 1));
    add('b', 2);
    expect([claimJob(store.db, 10, 100), claimJob(store.db, 10, 100)]).toMatchObject([
      { id: 'a', language: 'de', payload: { id: 'a' } },
      { id: 'b', language: 'en', payload: { id: 'b' } },
    ]);
  });

  it('takes a job from a holder whose lease ran out, who then can neither renew, put back nor finish it', () => {
    add('a');
    const first = claimJob(store.db, 0, 100);
    const second = claimJob(store.db, 101, 100);
    if (!first || !second) throw new Error('not claimed');
    expect(second.fence).toBe(first.fence + 1);
    expect(renewLease(store.db, first, 999)).toBeNull();
    expect(putBackJob(store.db, first, 0)).toBe(false);
    expect(finishJob(store.db, first, 'completed', 0)).toBe(false);
    expect(renewLease(store.db, second, 999)).toEqual({ cancelRequested: false });
    expect(finishJob(store.db, second, 'completed', 150)).toBe(true);
  });

  it('keeps a job back until it is due', () => {
    add('a');
    const job = claimJob(store.db, 0, 100);
    if (!job) throw new Error('not claimed');
    putBackJob(store.db, job, 500);
    expect(claimJob(store.db, 499, 100)).toBeNull();
    expect(nextDue(store.db)).toBe(500);
    expect(claimJob(store.db, 500, 100)?.attempt).toBe(2);
  });

  it('cancels what waits at once and asks what runs to stop', () => {
    add('a');
    add('b', 1);
    claimJob(store.db, 5, 100);
    expect(requestCancel(store.db, 'b', 6)?.state).toBe('cancelled');
    const asked = requestCancel(store.db, 'a', 6);
    expect(asked).toMatchObject({ state: 'running', cancelRequested: true });
    expect(asked && renewLease(store.db, asked, 200)).toEqual({ cancelRequested: true });
    expect(requestCancel(store.db, 'b', 7)).toBeNull();
  });

  it('puts back what a killed process was running', () => {
    add('a');
    claimJob(store.db, 0, 1e9);
    expect(requeueRunning(store.db, 7)).toBe(1);
    expect(findJob(store.db, 'a')).toMatchObject({ state: 'queued' });
    expect(claimJob(store.db, 7, 100)?.fence).toBe(2);
  });
});
