// The index of a reference dataset: a file of its own, made once and then only read. It is written beside its place and renamed when
// it is whole, so that one which was cut off is never taken for an index. All in it can be made anew.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { close, openReadable, openWritable } from './database.ts';

/** `fields`: values of a company, JSON; `cells`: the row as it stands in the file. */
export type IndexedRow = { no: number; fields: string; cells: string };

const schema = `
CREATE TABLE about (one INTEGER PRIMARY KEY CHECK (one = 1), columns TEXT NOT NULL) STRICT;
CREATE TABLE row (no INTEGER PRIMARY KEY, fields TEXT NOT NULL, cells TEXT NOT NULL) STRICT;
CREATE TABLE key (hash INTEGER NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (hash, no)) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE found (hash INTEGER NOT NULL, no INTEGER NOT NULL) STRICT;`;

export type IndexWriter = {
  add(row: IndexedRow, hashes: readonly number[]): void;
  /** Only now is there an index at its place. */
  finish(columns: readonly string[]): void;
  discard(): void;
};

export function createIndexFile(path: string): IndexWriter {
  const part = `${path}.part`;
  for (const trace of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(trace, { force: true });
  const db = openWritable(part);
  // Nothing is lost with it: it is begun anew. Keys are sorted on disk, for there may be millions.
  for (const pragma of [
    'journal_mode = DELETE',
    'journal_mode = OFF',
    'synchronous = OFF',
    'temp_store = FILE',
  ])
    db.raw.pragma(pragma);
  db.raw.exec(schema);
  db.raw.exec('BEGIN');
  const addRow = db.sql('INSERT INTO row (no, fields, cells) VALUES (?, ?, ?)');
  const addKey = db.sql('INSERT INTO found (hash, no) VALUES (?, ?)');
  return {
    add({ no, fields, cells }, hashes) {
      addRow.run(no, fields, cells);
      for (const hash of hashes) addKey.run(hash, no);
    },
    finish(columns) {
      // In order, so that the index grows at its end.
      db.raw.exec('INSERT OR IGNORE INTO key SELECT hash, no FROM found ORDER BY hash, no');
      db.sql('INSERT INTO about (one, columns) VALUES (1, ?)').run(JSON.stringify(columns));
      db.raw.exec('COMMIT');
      close(db);
      sync(part);
      renameSync(part, path);
    },
    discard() {
      close(db);
      rmSync(part, { force: true });
    },
  };
}

function sync(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

export type ReferenceIndex = {
  columns: readonly string[];
  /** Numbers of at most `limit` rows that stand under the hash. */
  find(hash: number, limit: number): number[];
  get(no: number): IndexedRow | null;
  close(): void;
};

export function openIndexFile(path: string): ReferenceIndex {
  const db = openReadable(path);
  const columns = db.sql<string>('SELECT columns FROM about').pluck().get() ?? '[]';
  const numbers = db.sql<number>('SELECT no FROM key WHERE hash = ? LIMIT ?').pluck();
  const row = db.sql<IndexedRow>('SELECT no, fields, cells FROM row WHERE no = ?');
  return {
    columns: JSON.parse(columns) as string[],
    find: (hash, limit) => numbers.all(hash, limit),
    get: (no) => row.get(no) ?? null,
    close: () => close(db),
  };
}
