import { describe, expect, it, onTestFinished } from 'vitest';
import { backupFolder, listBackups } from '../store/backups.ts';
import { existsSync, mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transact } from '../store/database.ts';
import { tempStore } from '../testing/temp-store.ts';
import { keptBackups, startBackups } from './backup-schedule.ts';

const insertSql = `INSERT INTO company (uuid, name, name_key, origin_no, created_at_ms, updated_at_ms)
  VALUES (?, 'Acme', 'acme', 1, 0, 0)`;

function schedule(companies: number) {
  const store = tempStore();
  for (let n = 0; n < companies; n += 1)
    transact(store.db, () => store.db.sql(insertSql).run(Buffer.from([n])));
  const logged: unknown[] = [];
  const backups = startBackups({
    store,
    clock: { now: () => Date.now() },
    log: (_, event, facts) => logged.push({ event, ...facts }),
    onDamage: () => undefined,
  });
  onTestFinished(() => backups.stop());
  return { store, backups, logged };
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

  it('that cannot be made, as the drive is away, is logged and made once it is back', async () => {
    const { store, backups, logged } = schedule(1);
    const elsewhere = `${store.dataDir}-away`;
    renameSync(store.dataDir, elsewhere);
    await backups.look();
    renameSync(elsewhere, store.dataDir);
    expect(logged).toEqual([{ event: 'backup_failed', code: 'ENOENT' }]);
    await backups.look();
    expect(listBackups(store.dataDir)).toHaveLength(1);
  });

  it('counts where an older one cannot be removed, and the others go', async () => {
    const { store, backups, logged } = schedule(1);
    const folder = backupFolder(store.dataDir);
    const paths = [1, 2, 3, 4].map((day) => join(folder, `workspace-2000-01-0${day}T00-00-00-daily.bak`));
    const [held = '', ...others] = paths;
    // A folder stands in for a file that another program holds.
    mkdirSync(held, { recursive: true });
    for (const path of others) writeFileSync(path, '');
    for (const path of paths) utimesSync(path, 0, 0);
    await backups.look();
    await backups.stop();
    expect(logged).toEqual([{ event: 'backup_failed', code: 'ERR_FS_EISDIR' }]);
    expect(listBackups(store.dataDir)[0]?.companies).toBe(1);
    expect(paths.map((path) => existsSync(path))).toEqual([true, false, true, true]);
  });

  it('is kept less often the bigger the store', () => {
    expect([1e6, 512e6, 1e9, 5e9].map(keptBackups)).toEqual([3, 3, 2, 1]);
  });
});
