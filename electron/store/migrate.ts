// Brings a store to the newest version: one transaction for each migration, a verified backup before, a newer store refused.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { openReadable, close, transact, type ReadDb, type WriteDb } from './database.ts';
import { migrations as allMigrations, type Migration } from './migrations/index.ts';

export const versionOf = (db: ReadDb): number => db.raw.pragma('user_version', { simple: true }) as number;

export function migrate(db: WriteDb, file: string, migrations: readonly Migration[] = allMigrations): void {
  const version = versionOf(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest) throw newerStore(file, version, newest);
  const open = migrations.filter((migration) => migration.version > version);
  if (open.length > 0 && version > 0) backUp(db, `${file}.before-v${newest}.bak`);
  for (const migration of open) apply(db, migration);
}

function apply(db: WriteDb, migration: Migration): void {
  transact(db, () => {
    db.raw.exec(migration.sql);
    db.raw.pragma(`user_version = ${migration.version}`);
  });
}

/** Writes a copy of the store and checks it before it counts as a backup. An older backup of the same step is kept. */
function backUp(db: WriteDb, target: string): void {
  if (existsSync(target)) return;
  const part = `${target}.part`;
  rmSync(part, { force: true });
  db.raw.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
  const copy = openReadable(part);
  const verdict = copy.raw.pragma('integrity_check', { simple: true });
  close(copy);
  if (verdict !== 'ok') {
    throw new AppError('store_unavailable', {
      message: `The store could not be backed up before its update (integrity check: ${String(verdict)}). Nothing was changed. Run "rowbench doctor".`,
    });
  }
  renameSync(part, target);
}

const newerStore = (file: string, version: number, newest: number): AppError =>
  new AppError('store_unavailable', {
    message: `The store ${file} has version ${version}, this Rowbench knows up to ${newest}. Update Rowbench, or choose another folder with --data DIR.`,
    details: { version, newest },
  });
