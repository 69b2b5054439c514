// rowbench doctor: what a person, or whoever helps them, needs to know when something is wrong. It changes nothing and also
// works where the store is open elsewhere, damaged or of a newer version.
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { close, openReadable, openWritable, type ReadDb } from '../../store/database.ts';
import { versionOf } from '../../store/migrate.ts';
import { storeFileIn } from '../../store/open-store.ts';
import { readMarker } from '../../store/recovery/damage.ts';
import { sizeOfFile, walOf } from '../../store/recovery/files.ts';
import { readSums, sumPages } from '../../store/recovery/page-sums.ts';
import { checkSums, preflight } from '../../store/recovery/preflight.ts';
import { countWorkspace, type WorkspaceCounts } from '../../store/workspace.ts';
import { byteSize, columns, count, out, outJson } from './print.ts';
import { version } from './version.ts';

type StoreHealth =
  | { state: 'none' }
  /** `counts` is null where the tables are not those of this version. */
  | { state: 'whole'; schema: number; counts: WorkspaceCounts | null }
  /** `unchecked`: it could not be opened, which says nothing about what is in it. */
  | { state: 'damaged' | 'unchecked'; problems: string[] };

export type Diagnosis = {
  versions: { rowbench: string; node: string; sqlite: string };
  platform: string;
  dataDir: string;
  storeFile: string;
  writable: boolean;
  storeBytes: number;
  freeBytes: number | null;
  store: StoreHealth;
};

/** 1 where the store is damaged or cannot be checked, else 0. */
export function doctor(options: { data: string; json?: true }): number {
  const diagnosis = diagnose(resolve(options.data));
  if (options.json) outJson(diagnosis);
  else out(describe(diagnosis));
  return 'problems' in diagnosis.store ? 1 : 0;
}

function diagnose(dataDir: string): Diagnosis {
  const storeFile = storeFileIn(dataDir);
  return {
    versions: { rowbench: version(), node: process.version, sqlite: sqliteVersion() },
    platform: `${process.platform} ${process.arch}`,
    dataDir,
    storeFile,
    writable: isWritable(dataDir),
    storeBytes: [storeFile, `${storeFile}-wal`].reduce((sum, file) => sum + sizeOfFile(file), 0),
    freeBytes: freeBytes(dataDir),
    store: examine(storeFile),
  };
}

function examine(file: string): StoreHealth {
  const gone = isGone(file) ? preflight(file, null) : null;
  if (gone !== null) return { state: 'damaged', problems: [gone] };
  if (!existsSync(file)) return { state: 'none' };
  let db: ReadDb | null = null;
  try {
    db = openReadable(file);
    return check(db, file);
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    const isDamage = /^SQLITE_(CORRUPT|NOTADB)/.test(code);
    return { state: isDamage ? 'damaged' : 'unchecked', problems: [message] };
  } finally {
    if (db) close(db);
  }
}

/** What SQLite would take for a new store, or what is known to be damaged already. */
const isGone = (file: string): boolean => sizeOfFile(file) === 0 || readMarker(file) !== null;

function check(db: ReadDb, file: string): StoreHealth {
  const verdict = db.sql<{ integrity_check: string }>('PRAGMA integrity_check(20)').all();
  const problems = verdict.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const altered = alteredPages(file);
  if (altered !== null) problems.push(altered);
  if (problems.length > 0) return { state: 'damaged', problems };
  return { state: 'whole', schema: versionOf(db), counts: countsOf(db) };
}

/** Only a store that is closed has sums. */
function alteredPages(file: string): string | null {
  const sums = readSums(file);
  if (!sums || sums.sums.length === 0 || sizeOfFile(walOf(file)) > 0) return null;
  const present = sumPages(file, sums.pageSize);
  return present && checkSums(sums, present);
}

function countsOf(db: ReadDb): WorkspaceCounts | null {
  try {
    return countWorkspace(db);
  } catch {
    return null;
  }
}

function sqliteVersion(): string {
  const db = openWritable(':memory:');
  const row = db.sql<{ version: string }>('SELECT sqlite_version() AS version').get();
  close(db);
  return row?.version ?? 'unknown';
}

/** Of the folder, or of the one that it will be made in. */
function nearest(dir: string): string {
  return existsSync(dir) || dirname(dir) === dir ? dir : nearest(dirname(dir));
}

function isWritable(dir: string): boolean {
  try {
    accessSync(nearest(dir), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function freeBytes(dir: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(nearest(dir));
    return bavail * bsize;
  } catch {
    return null;
  }
}

function describe(diagnosis: Diagnosis): string {
  const { versions, store } = diagnosis;
  const rows = [
    ['Rowbench', versions.rowbench],
    ['Node', versions.node],
    ['SQLite', versions.sqlite],
    ['Platform', diagnosis.platform],
    ['Data folder', `${diagnosis.dataDir}${diagnosis.writable ? '' : ' (cannot be written)'}`],
    ['Store', diagnosis.storeFile],
    ['Size', byteSize(diagnosis.storeBytes)],
    ['Free disk', diagnosis.freeBytes === null ? 'unknown' : byteSize(diagnosis.freeBytes)],
    ...healthRows(store),
  ];
  return columns(rows).join('\n');
}

function healthRows(store: StoreHealth): string[][] {
  if (store.state === 'none') return [['Integrity', 'no store yet; the first command that writes makes it']];
  if ('problems' in store) {
    const verdict = store.state === 'damaged' ? 'DAMAGED' : 'could not be checked';
    const advice =
      store.state === 'damaged'
        ? 'Run "rowbench recover" to see what can be saved. It changes nothing until you choose.'
        : 'Keep a copy of the data folder before anything else.';
    return [['Integrity', verdict], ...store.problems.map((problem) => ['', problem]), ['', advice]];
  }
  const rows = [
    ['Integrity', 'ok'],
    ['Schema', String(store.schema)],
  ];
  if (!store.counts)
    return [...rows, ['Companies', 'not counted: the store is of another version of Rowbench']];
  const { companies, imports, activeImports } = store.counts;
  const open = activeImports > 0 ? `, ${count(activeImports)} not finished` : '';
  return [...rows, ['Companies', count(companies)], ['Imports', `${count(imports)}${open}`]];
}
