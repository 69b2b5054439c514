// The engine is stopped while its disk is full: what waits for room holds up the end no longer than a call under way.
import { expect, it } from 'vitest';
import { silentLog } from '../../lib/log.ts';
import type { WriteDb } from '../../store/database.ts';
import type { Store } from '../../store/open-store.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { createWriter, type Writer } from './patient-writer.ts';
import { addCompanies, batchOf, engineOver, startTestBatch } from './testing.ts';
import { matched, scripted } from './testing-provider.ts';

/** `refused`: attempts. `open`: writes that are neither made nor given up. */
type Disk = { isFull: boolean; refused: number; open: number; write: Writer };

function diskOf(store: Store): Disk {
  const writer = createWriter(store.db, silentLog, null);
  const write = <T>(work: (db: WriteDb) => T): Promise<T> => {
    disk.open += 1;
    const written = writer((db) => {
      if (!disk.isFull) return work(db);
      disk.refused += 1;
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    });
    return written.finally(() => (disk.open -= 1));
  };
  const stop = (): void => writer.stop();
  const disk = { isFull: false, refused: 0, open: 0, write: Object.assign(write, { stop }) };
  return disk;
}

const untilRefused = (disk: Disk) => expect.poll(() => disk.refused, { interval: 5 }).toBeGreaterThan(0);

function given(): { store: Store; disk: Disk; no: number } {
  const store = tempStore();
  const records = addCompanies(store, [{ name: 'One', domain: 'one.example' }]);
  return { store, disk: diskOf(store), no: startTestBatch(store, { records }) };
}

it('ends though its first look at the store still waits for room', async () => {
  const { store, disk } = given();
  disk.isFull = true;
  const engine = engineOver(store, [], { write: disk.write });
  await engine.stop();
  expect(disk.open).toBe(0);
});

it('ends though an answer waits to be written down; its call is lost as by a kill, and taken up again', async () => {
  const { store, disk, no } = given();
  let calls = 0;
  const say = scripted((lookups) => {
    calls += 1;
    disk.isFull = calls === 1;
    return lookups.map(({ id }) => matched(id));
  });
  const engine = engineOver(store, [say], { write: disk.write });
  await untilRefused(disk);
  await engine.stop();
  expect(disk.open).toBe(0);
  disk.isFull = false;
  const next = engineOver(store, [say]);
  await expect.poll(() => batchOf(store, no).status, { interval: 5 }).toBe('completed');
  await next.stop();
  expect(calls).toBe(2);
});

it.each([true, false])(
  'waits for a claim that waits for room, and makes no call for it: full %s',
  async (isFull) => {
    const { store, disk, no } = given();
    let calls = 0;
    const say = scripted((lookups) => {
      calls += 1;
      return lookups.map(({ id }) => matched(id));
    });
    const engine = engineOver(store, [say], { write: disk.write });
    // Its first look is written by now; the pump has its turn after it.
    disk.isFull = true;
    await untilRefused(disk);
    disk.isFull = isFull;
    await engine.stop();
    expect([disk.open, calls]).toEqual([0, 0]);
    expect(batchOf(store, no).counts).toMatchObject({ queued: 1 });
  },
);
