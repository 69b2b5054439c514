// Makes a new store from what can be read of a damaged one, row by row. The damaged one is only read. A row that its page's
// checksum, the table or a uniqueness rule speaks against is not taken but handed to `doubtful`, so that a person can look.
import { rmSync } from 'node:fs';
import { t } from '../../../shared/messages/message.ts';
import { close, openWritable, transact, type WriteDb } from '../database.ts';
import { migrate } from '../migrate.ts';
import { rebuildKeys, type CompanyTexts, type KeyHashes } from './rebuild-keys.ts';
import { openDamaged, readTable, type DamagedStore } from './read-damaged.ts';
import type { PageSums } from './page-sums.ts';
import type { Value } from './record.ts';
import { migrationsUpTo, type TableShape } from './table-shapes.ts';

export type TableReport = { table: string; saved: number; lost: number | null; doubtful: number };

export type SalvageOptions = {
  file: string;
  sums: PageSums | null;
  /** Null to count only. */
  target: string | null;
  /** Whether a company's texts are what the write path would have written. */
  isCompany: (texts: CompanyTexts) => boolean;
  keysOf: (texts: CompanyTexts) => KeyHashes;
  doubtful: (table: string, row: Record<string, Value>) => void;
  /** Share done, 0 … 1. */
  progress: (table: string, share: number) => void;
};

/** What follows from the companies and people and is made anew. */
const derived = new Set([
  'company_key',
  'company_key_block',
  'company_key_run',
  'person_company',
  'person_revision',
  'definition_revision',
]);
const rowsInTransaction = 5000;

export function salvage(options: SalvageOptions): TableReport[] {
  const store = openDamaged(options.file, options.sums);
  try {
    if (options.target === null) return readAll(store, options, null);
    return withNewStore(options.target, store.shapes.version, (db) => {
      const report = readAll(store, options, db);
      settle(db, options, store.shapes.version);
      return report;
    });
  } finally {
    store.image.close();
  }
}

function withNewStore<T>(target: string, version: number, work: (db: WriteDb) => T): T {
  removeStore(target);
  const db = openWritable(target);
  try {
    migrate(db, target, migrationsUpTo(version));
    db.raw.pragma('foreign_keys = OFF');
    db.raw.pragma('synchronous = OFF');
    // One name, one domain: a damaged store may show an older state of a row beside the newer.
    db.raw.exec('CREATE UNIQUE INDEX salvage_name ON company (name_key)');
    db.raw.exec('CREATE UNIQUE INDEX salvage_domain ON company (domain)');
    const done = work(db);
    close(db);
    return done;
  } catch (error) {
    close(db);
    removeStore(target);
    throw error;
  }
}

const removeStore = (target: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${target}${suffix}`, { force: true });
};

function readAll(store: DamagedStore, options: SalvageOptions, db: WriteDb | null): TableReport[] {
  const tables = store.shapes.tables.filter(({ name }) => !derived.has(name));
  return tables.map((shape) => readOne(store, shape, options, db));
}

function readOne(
  store: DamagedStore,
  shape: TableShape,
  options: SalvageOptions,
  db: WriteDb | null,
): TableReport {
  const { name } = shape;
  const { pageCount } = store.image;
  const report = { table: name, saved: 0, doubtful: 0 };
  const insert = db && inserter(db, shape);
  const setAside = (values: Value[]): void => {
    report.doubtful += 1;
    options.doubtful(name, named(shape, values));
  };
  let open: Value[][] = [];
  const flush = (): void => {
    for (const values of writeRows(db, insert, open)) {
      report.saved -= 1;
      setAside(values);
    }
    open = [];
  };
  const loss = readTable(store, shape, {
    row(values, sure) {
      if (!sure || !isPlausible(shape, values, options)) return setAside(values);
      report.saved += 1;
      open.push(values);
      if (open.length >= rowsInTransaction) flush();
    },
    page: () => options.progress(name, Math.min(store.met.size / Math.max(pageCount, 1), 1)),
  });
  flush();
  const lost = loss.rows === null ? null : Math.max(loss.rows, report.doubtful);
  return { ...report, lost };
}

/** Answers the rows that the new store refuses. */
function writeRows(db: WriteDb | null, insert: Inserter | null, rows: Value[][]): Value[][] {
  if (!db || !insert || rows.length === 0) return [];
  return transact(db, () => rows.filter((values) => !insert(values)));
}

type Inserter = (values: Value[]) => boolean;

function inserter(db: WriteDb, shape: TableShape): Inserter {
  const order = shape.storedOrder.map((at) => shape.columns[at]?.name ?? '');
  return (values) => {
    // A row from before a column was added is shorter; the column's default stands for the rest.
    const columns = order.slice(0, values.length).map((column) => `"${column}"`);
    const marks = columns.map(() => '?').join(', ');
    try {
      db.sql(`INSERT INTO "${shape.name}" (${columns.join(', ')}) VALUES (${marks})`).run(...values);
      return true;
    } catch (error) {
      if (String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) return false;
      throw error;
    }
  };
}

const named = (shape: TableShape, values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(
    values.map((value, at) => [shape.columns[shape.storedOrder[at] ?? 0]?.name ?? '', value]),
  );

function isPlausible(shape: TableShape, values: readonly Value[], { isCompany }: SalvageOptions): boolean {
  if (shape.name !== 'company') return true;
  const row = named(shape, values);
  return isCompany({
    name: String(row['name']),
    nameKey: String(row['name_key']),
    domain: row['domain'] === null ? null : String(row['domain']),
  });
}

const jobFailure = (): string =>
  JSON.stringify({
    code: 'store_unavailable',
    message: t(
      'The store was damaged while this import was open. Rows that could be saved are kept. Run it again.',
    ),
  });

const undoFailure = (): string =>
  JSON.stringify({
    code: 'store_unavailable',
    message: t(
      'The store was damaged while this was under way. What was taken back so far stays so. Undo or redo the import again.',
    ),
  });
/** The version that brought undos. */
const undosSince = 7;

/** Keys from the companies; imports and jobs that were under way do not go on: what they had written may be gone. */
function settle(db: WriteDb, options: SalvageOptions, version: number): void {
  db.raw.exec('DROP INDEX salvage_name; DROP INDEX salvage_domain');
  rebuildKeys(db, options.keysOf);
  transact(db, () => {
    db.sql("UPDATE job SET state = 'failed' WHERE state IN ('queued', 'running')").run();
    db.sql(
      `UPDATE import_job SET status = 'failed', failure = ?, finished_at_ms = ifnull(started_at_ms, created_at_ms)
       WHERE status IN ('queued', 'running')`,
    ).run(jobFailure());
    if (version >= undosSince)
      db.sql(
        `UPDATE import_undo SET status = 'failed', failure = ?, finished_at_ms = created_at_ms
         WHERE status IN ('queued', 'running')`,
      ).run(undoFailure());
  });
}
