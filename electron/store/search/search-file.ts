// The file of the full-text index, beside the store. All in it can be made anew from the store, so it is no part of a backup, and whatever is
// wrong with it only makes a search slower.
import { rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, openWritable, transact, type ReadDb, type WriteDb } from '../database.ts';
import type { SearchPoint } from './search-marks.ts';

export const searchFileOf = (storeFile: string): string => join(dirname(storeFile), 'search.db');

/** Grows when the words of a text come to be others. */
const layout = 1;

/** `store`: whose index it is. `textKeys`: custom fields that it holds; `lastFieldNo`: the highest number a field had then. */
export type SearchState = SearchPoint & {
  layout: number;
  store: string;
  textKeys: readonly string[];
  lastFieldNo: number;
};

const schema = `
CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
  text, content = '', contentless_delete = 1, detail = none, prefix = '1 2', tokenize = 'ascii'
);`;

/** A file that is damaged is made anew. */
export function openSearchFile(file: string): WriteDb {
  try {
    return prepare(file);
  } catch {
    for (const part of [file, `${file}-wal`, `${file}-shm`]) rmSync(part, { force: true });
    return prepare(file);
  }
}

function prepare(file: string): WriteDb {
  const db = openWritable(file);
  try {
    // What a power cut takes is found missing and read again.
    db.raw.pragma('synchronous = NORMAL');
    db.raw.exec(schema);
    // Words that are gathered in memory before they become a piece of the index.
    db.raw.exec("INSERT INTO words (words, rank) VALUES ('hashsize', 16000000)");
    return db;
  } catch (error) {
    close(db);
    throw error;
  }
}

/** Tells one store's file from another that has taken its place. */
export function identityOf(storeFile: string): string {
  const { ino, birthtimeMs } = statSync(storeFile);
  return `${ino}:${birthtimeMs}`;
}

/** `schemaName`: where the file is attached to another connection. */
export function readSearchState(db: ReadDb, schemaName = 'main'): SearchState | null {
  const text = db.sql<string>(`SELECT state FROM ${schemaName}.state`).pluck().get();
  return text === undefined ? null : (JSON.parse(text) as SearchState);
}

export function writeSearchState(db: WriteDb, state: SearchState): void {
  db.sql('INSERT OR REPLACE INTO state (one, state) VALUES (1, ?)').run(JSON.stringify(state));
}

/** What is there is an index of this very store, and not ahead of it as after a backup was restored. */
export const isStateOf = (state: SearchState, store: string, point: SearchPoint): boolean =>
  state.layout === layout &&
  state.store === store &&
  state.changeSeq <= point.changeSeq &&
  state.markSeq <= point.markSeq;

/** A field that is gone would be found by what it held; one that came back would not. A new one holds nothing yet. */
export const holdsFields = (state: SearchState, textKeys: readonly string[]): boolean =>
  state.textKeys.every((key) => textKeys.includes(key)) &&
  textKeys.every((key) => state.textKeys.includes(key) || Number(key.slice(1)) > state.lastFieldNo);

export function emptySearchFile(
  db: WriteDb,
  of: { store: string; point: SearchPoint; textKeys: readonly string[]; lastFieldNo: number },
): SearchState {
  const { store, point, textKeys, lastFieldNo } = of;
  const state: SearchState = { layout, store, ...point, lastNo: 0, textKeys, lastFieldNo };
  transact(db, () => {
    db.sql("INSERT INTO words (words) VALUES ('delete-all')").run();
    writeSearchState(db, state);
  });
  return state;
}
