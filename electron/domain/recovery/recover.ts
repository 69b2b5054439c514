// What a recovery does, from the damaged files to a checked store that is ready to take their place. The damaged files are only
// read here; store/recovery/aside.ts moves them, once the new store is whole.
import { appendFileSync, copyFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ChangedOutside, TableReport } from '../../../shared/schema/recovery.ts';
import { checkBackup, listBackups, writeBackup } from '../../store/backups.ts';
import { close, openReadable, openWritable, type ReadDb } from '../../store/database.ts';
import { countCompanies } from '../../store/companies.ts';
import { versionOf } from '../../store/migrate.ts';
import { findChangesOutside } from '../../store/recovery/changed-outside.ts';
import { recoveredOf, sizeOfFile, walOf } from '../../store/recovery/files.ts';
import { readSums } from '../../store/recovery/page-sums.ts';
import { rebuildKeys, type CompanyTexts } from '../../store/recovery/rebuild-keys.ts';
import type { Value } from '../../store/recovery/record.ts';
import { salvage } from '../../store/recovery/salvage.ts';
import { newestVersion } from '../../store/recovery/table-shapes.ts';
import { keyHash, nameKey } from '../matching/company-key.ts';

export type Recovered = { companies: number; tables: TableReport[]; doubtfulFile: string | null };
export type TellProgress = (table: string, share: number) => void;

/** Rows that could be read but not be trusted, one JSON object a line. */
export const doubtfulOf = (file: string): string => `${file}.doubtful.jsonl`;

export type Examined = { tables: TableReport[]; changedOutside: ChangedOutside | null };

/** What a salvage would save, and whether the store may be opened as it is. Writes nothing. */
export const examine = (file: string): Examined => ({
  changedOutside: findChangesOutside(file, rules.isCompany),
  tables: salvage({
    ...rules,
    file,
    sums: readSums(file),
    target: null,
    doubtful: () => undefined,
    progress: () => undefined,
  }),
});

export function salvageStore(file: string, progress: TellProgress): Recovered {
  requireSpace(file, sizeOfFile(file));
  const target = `${recoveredOf(file)}.part`;
  const doubtfulFile = doubtfulOf(file);
  rmSync(doubtfulFile, { force: true });
  let anyDoubtful = false;
  const tables = salvage({
    ...rules,
    file,
    sums: readSums(file),
    target,
    progress,
    doubtful(table, row) {
      anyDoubtful = true;
      appendFileSync(doubtfulFile, `${toJson({ table, row })}\n`);
    },
  });
  return { ...accept(file, target), tables, doubtfulFile: anyDoubtful ? doubtfulFile : null };
}

/** `name` is one of the listed backups, or the path of any other copy of a store. */
export function restoreBackup(file: string, name: string): Recovered {
  const listed = listBackups(dirname(file)).find((backup) => backup.name === name)?.path;
  const backup = listed ?? name;
  if (sizeOfFile(backup) === 0) throw noSuchBackup(name);
  requireSpace(file, sizeOfFile(backup));
  const target = `${recoveredOf(file)}.part`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${target}${suffix}`, { force: true });
  copyFileSync(backup, target);
  return { ...accept(file, target), tables: [], doubtfulFile: null };
}

/** A copy of what another program left takes the store's place, with uniqueness keys made anew. */
export function openAsItIs(file: string): Recovered {
  requireSpace(file, sizeOfFile(file) + sizeOfFile(walOf(file)));
  const changed = findChangesOutside(file, rules.isCompany);
  if (!changed) throw notOpened(t('It is damaged, not changed by another program.'));
  if (changed.obstacle !== null) throw notOpened(changed.obstacle);
  const target = `${recoveredOf(file)}.part`;
  const found = openReadable(file);
  try {
    writeBackup(found, target);
  } finally {
    close(found);
  }
  const db = openWritable(target);
  try {
    rebuildKeys(db, rules.keysOf);
  } finally {
    close(db);
  }
  return { ...accept(file, target), tables: [], doubtfulFile: null };
}

const notOpened = (obstacle: string): AppError =>
  new AppError('store_unavailable', {
    message: t('The store cannot be opened as it is. {obstacle} Nothing was changed. Choose another way.', {
      obstacle,
    }),
  });

const noSuchBackup = (name: string): AppError =>
  new AppError('not_found', {
    message: t('There is no backup "{name}". Choose one of those listed, or name the file of another.', {
      name,
    }),
  });

/** From here on the new store may take the damaged one's place. */
function accept(file: string, target: string): Pick<Recovered, 'companies'> {
  const problem = checkBackup(target);
  if (problem) {
    rmSync(target, { force: true });
    throw new AppError('store_unavailable', {
      message: t(
        "What would take the store's place is not whole ({problem}). Nothing was changed. Choose another way.",
        { problem },
      ),
    });
  }
  const companies = countIn(target);
  renameSync(target, recoveredOf(file));
  return { companies };
}

function countIn(target: string): number {
  const db = openReadable(target);
  try {
    requireKnownVersion(db);
    return countCompanies(db);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('store_unavailable', {
      message: t('That file is a database, but no Rowbench store. Nothing was changed. Choose another.'),
      cause,
    });
  } finally {
    close(db);
    for (const suffix of ['-shm', '-wal']) rmSync(`${target}${suffix}`, { force: true });
  }
}

function requireKnownVersion(db: ReadDb): void {
  const version = versionOf(db);
  if (version <= newestVersion()) return;
  throw new AppError('store_unavailable', {
    message: t(
      'That backup has version {version}, this Rowbench knows up to {newest}. Nothing was changed. Update Rowbench, or choose another.',
      {
        version,
        newest: newestVersion(),
      },
    ),
  });
}

function requireSpace(file: string, wanted: number): void {
  const { bavail, bsize } = statfsSync(dirname(file));
  if (bavail * bsize > wanted * 1.2) return;
  throw new AppError('disk_full', {
    message: t(
      'A new store needs {size} MB beside the damaged one, which is kept. Free some space, then try again.',
      { size: Math.ceil((wanted * 1.2) / 1e6) },
    ),
  });
}

const rules = {
  isCompany: ({ name, nameKey: key }: CompanyTexts): boolean => name !== '' && nameKey(name) === key,
  keysOf: ({ nameKey: key, domain }: CompanyTexts): number[] => [
    keyHash('name', key),
    ...(domain === null ? [] : [keyHash('domain', domain)]),
  ],
};

const toJson = (row: { table: string; row: Record<string, Value> }): string =>
  JSON.stringify(row, (_key, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    const isBuffer =
      typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
    return isBuffer ? Buffer.from((value as unknown as { data: number[] }).data).toString('hex') : value;
  });
