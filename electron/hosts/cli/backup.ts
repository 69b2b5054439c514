// rowbench backup: a checked copy of the store, also while it is open elsewhere.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { newBackupFile, writeBackup } from '../../store/backups.ts';
import { close, openReadable } from '../../store/database.ts';
import { storeFileIn } from '../../store/open-store.ts';
import { damagedStore, damageIn } from '../../store/recovery/damage.ts';
import { sizeOfFile } from '../../store/recovery/files.ts';
import { CliError } from './cli-error.ts';
import { byteSize, outJson, out } from './print.ts';

export function backup(file: string | undefined, options: { data: string; json?: true }): void {
  const dataDir = resolve(options.data);
  const target = file === undefined ? newBackupFile(dataDir, 'manual', Date.now()) : resolve(file);
  if (existsSync(target)) throw new CliError('file_exists', `${target} is there already. Name another file.`);
  copyStore(storeFileIn(dataDir), target);
  const done = { file: target, byteSize: sizeOfFile(target) };
  if (options.json) outJson(done);
  else out(`Backed up to ${target} (${byteSize(done.byteSize)}), checked.`);
}

function copyStore(store: string, target: string): void {
  if (!existsSync(store)) throw new CliError('not_found', `There is no store ${store} to back up.`);
  try {
    const db = openReadable(store);
    try {
      writeBackup(db, target);
    } finally {
      close(db);
    }
  } catch (error) {
    const problem = damageIn(error);
    throw problem === null ? error : damagedStore(store, problem, error);
  }
}
