// Opens the store. The only wrapper round the driver: pragmas, branded handles, prepared statements kept by text.
import Database from 'better-sqlite3';

declare const writable: unique symbol;

/** A handle for statements that only read. */
export type ReadDb = {
  readonly raw: Database.Database;
  /** A prepared statement, made once for each text. */
  sql<Row = unknown>(text: string): Database.Statement<unknown[], Row>;
};

/** Tells another thread that this one is about to write, see jobs/write-gate.ts. */
export type WriteGate = { enter(): void; leave(): void };

/** A handle that may write. Only code below domain/'s write path takes one. `gates`: one for each thread that writes beside it. */
export type WriteDb = ReadDb & { readonly [writable]: true; readonly gates: Set<WriteGate> };

/** Pragmas of every connection; FULL because a power cut must not lose a committed edit (see docs/performance.md). */
const pragmas = [
  'synchronous = FULL',
  'busy_timeout = 10000',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  'cache_size = -65536',
  'mmap_size = 0',
];

function wrap(raw: Database.Database): WriteDb {
  const statements = new Map<string, Database.Statement>();
  const sql = <Row>(text: string) => {
    let statement = statements.get(text);
    if (!statement) {
      statement = raw.prepare(text);
      statements.set(text, statement);
    }
    return statement as Database.Statement<unknown[], Row>;
  };
  return { raw, sql, gates: new Set() } as unknown as WriteDb;
}

export function openWritable(file: string): WriteDb {
  const raw = new Database(file);
  try {
    return prepare(raw);
  } catch (error) {
    raw.close();
    throw error;
  }
}

function prepare(raw: Database.Database): WriteDb {
  // For a new store only. A company takes half a kilobyte: pages of 8 KB write a million of them in a fifth less time.
  raw.pragma('page_size = 8192');
  raw.pragma('journal_mode = WAL');
  for (const pragma of pragmas) raw.pragma(pragma);
  const db = wrap(raw);
  setAutoCheckpoint(db, true);
  return db;
}

export function openReadable(file: string): ReadDb {
  const raw = new Database(file, { readonly: true, fileMustExist: true });
  for (const pragma of pragmas) raw.pragma(pragma);
  return wrap(raw);
}

const autoCheckpointPages = 2000;

/** Whether commits of this connection copy the WAL into the store when it has grown; off while another thread does that. */
export function setAutoCheckpoint(db: WriteDb, on: boolean): void {
  db.raw.pragma(`wal_autocheckpoint = ${on ? autoCheckpointPages : 0}`);
}

/** Copies what it can of the WAL into the store without making anybody wait. */
export function checkpoint(db: WriteDb): void {
  db.raw.pragma('wal_checkpoint(PASSIVE)');
}

/** Runs `work` in one immediate transaction; a throw rolls all of it back. Not nestable on purpose: use it once, at the top. */
export function transact<T>(db: WriteDb, work: () => T): T {
  const gates = [...db.gates];
  for (const gate of gates) gate.enter();
  try {
    return runTransaction(db, work);
  } finally {
    for (const gate of gates) gate.leave();
  }
}

function runTransaction<T>(db: WriteDb, work: () => T): T {
  db.sql('BEGIN IMMEDIATE').run();
  try {
    const result = work();
    db.sql('COMMIT').run();
    return result;
  } catch (error) {
    if (db.raw.inTransaction) db.sql('ROLLBACK').run();
    throw error;
  }
}

/** Runs `work` in one read transaction, so that it sees a single state of the store. */
export function readTogether<T>(db: ReadDb, work: () => T): T {
  if (db.raw.inTransaction) return work();
  db.sql('BEGIN').run();
  try {
    return work();
  } finally {
    db.sql('COMMIT').run();
  }
}

export function close(db: ReadDb): void {
  db.raw.close();
}
