// Brings a store to the newest version: one transaction for each migration, a verified backup before, a newer store refused.
import { existsSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { writeBackup } from './backups.ts';
import { transact, type ReadDb, type WriteDb } from './database.ts';
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

/** An older backup of the same step is kept. */
function backUp(db: WriteDb, target: string): void {
  if (!existsSync(target)) writeBackup(db, target);
}

const newerStore = (file: string, version: number, newest: number): AppError =>
  new AppError('store_unavailable', {
    message: t(
      'The store {file} has version {version}, this Rowbench knows up to {newest}. Update Rowbench, or choose another folder with --data DIR.',
      { file, version, newest },
    ),
    details: { version, newest },
  });
