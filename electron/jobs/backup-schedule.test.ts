import { describe, expect, it, onTestFinished } from 'vitest';
import { silentLog } from '../lib/log.ts';
import { backupFolder, listBackups } from '../store/backups.ts';
import { existsSync, utimesSync } from 'node:fs';
import { transact } from '../store/database.ts';
import { tempStore } from '../testing/temp-store.ts';
import { keptBackups, startBackups } from './backup-schedule.ts';

const insertSql = `INSERT INTO company (uuid, name, name_key, origin_no, created_at_ms, updated_at_ms)
  VALUES (?, 'Acme', 'acme', 1, 0, 0)`;

function schedule(companies: number) {
  const store = tempStore();
  for (let n = 0; n < companies; n += 1)
    transact(store.db, () => store.db.sql(insertSql).run(Buffer.from([n])));
  const backups = startBackups({
    store,
    clock: { now: () => Date.now() },
    log: silentLog,
    onDamage: () => undefined,
  });
  onTestFinished(() => backups.stop());
  return { store, backups };
}

describe('the daily backup', () => {
  it('is made once a day, while there is something to lose', async () => {
    const { store, backups } = schedule(1);
    await backups.look();
    await backups.look();
    const [backup, ...others] = listBackups(store.dataDir);
    expect([backup?.companies, others]).toEqual([1, []]);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(backup?.path ?? '', yesterday, yesterday);
    expect(listBackups(store.dataDir)[0]?.madeAt).toBe(yesterday.toISOString());
  });

  it('of an empty store is not made', async () => {
    const { store, backups } = schedule(0);
    await backups.look();
    expect(existsSync(backupFolder(store.dataDir))).toBe(false);
  });

  it('is kept less often the bigger the store', () => {
    expect([1e6, 512e6, 1e9, 5e9].map(keptBackups)).toEqual([3, 3, 2, 1]);
  });
});
