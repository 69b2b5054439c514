import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempStore } from '../testing/temp-store.ts';
import {
  backupFolder,
  checkBackup,
  listBackups,
  newBackupFile,
  pruneDailyBackups,
  writeBackup,
} from './backups.ts';

const day = (n: number): number => Date.parse('2026-03-01T12:00:00Z') + n * 86_400_000;

describe('a backup', () => {
  it('is whole, listed, and leaves no half-written file', () => {
    const { db, dataDir } = tempStore();
    const file = newBackupFile(dataDir, 'daily', day(0));
    writeBackup(db, file);
    expect(checkBackup(file)).toBeNull();
    expect(listBackups(dataDir)).toMatchObject([{ path: file, companies: 0 }]);
    expect(readdirSync(backupFolder(dataDir))).toHaveLength(1);
  });

  it('that is damaged is listed as one that cannot be restored', () => {
    const { dataDir } = tempStore();
    const file = newBackupFile(dataDir, 'manual', day(0));
    writeFileSync(file, 'no store');
    expect(listBackups(dataDir)).toMatchObject([{ companies: null }]);
    expect(checkBackup(file)).not.toBeNull();
  });

  it('of each day goes when newer ones are there; those made by hand stay', () => {
    const { dataDir } = tempStore();
    const files = [0, 1, 2, 3].map((n) => newBackupFile(dataDir, 'daily', day(n)));
    const manual = newBackupFile(dataDir, 'manual', day(0));
    for (const file of [...files, manual]) writeFileSync(file, '');
    writeFileSync(join(dataDir, 'workspace.db.before-v9.bak'), '');
    pruneDailyBackups(dataDir, 2);
    expect(files.map((file) => existsSync(file))).toEqual([false, false, true, true]);
    expect(existsSync(manual)).toBe(true);
  });
});
