// Brings the search index up to the store, in steps. It may stop after any of them: what was not reached is looked through by searches until
// the next time.
import { searchText } from '../../lib/words.ts';
import { withCustom } from '../company-query/functions.ts';
import { textsSql } from '../company-query/query-sql.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import {
  emptySearchFile,
  holdsFields,
  identityOf,
  isStateOf,
  readSearchState,
  writeSearchState,
  type SearchState,
} from './search-file.ts';
import { searchPointOf } from './search-marks.ts';

const rowsOfStep = 1000;
const rowsOfCommit = 20_000;

/** `textKeys`: the custom fields to look through. */
export function* syncSearch(db: ReadDb, search: WriteDb, textKeys: readonly string[]): Generator<void, void> {
  const point = searchPointOf(db);
  const state = begin(db, search, textKeys);
  const index = createIndexWriter(db, search, state);
  try {
    yield* changed(db, state, point.changeSeq, index);
    yield* marked(db, state, point.markSeq, index);
    yield* added(state, point.lastNo, index);
  } finally {
    index.commit();
  }
}

function begin(db: ReadDb, search: WriteDb, textKeys: readonly string[]): SearchState {
  const point = searchPointOf(db);
  const store = identityOf(db.raw.name);
  const lastFieldNo = db.sql<number>('SELECT ifnull(max(no), 0) FROM custom_field').pluck().get() ?? 0;
  const state = readSearchState(search);
  const isFit = state !== null && isStateOf(state, store, point) && holdsFields(state, textKeys);
  return isFit
    ? { ...state, textKeys, lastFieldNo }
    : emptySearchFile(search, { store, point, textKeys, lastFieldNo });
}

type IndexWriter = {
  /** Reads these companies again; those that are gone go. */
  put(numbers: readonly number[]): void;
  /** Reads companies that the index does not hold, and answers the number of the last. */
  append(after: number, last: number): number;
  commit(): void;
};

type TextRow = { no: number; text: string; custom: string | null };

function createIndexWriter(db: ReadDb, search: WriteDb, state: SearchState): IndexWriter {
  const columns = `no, ${textsSql} AS text, custom`;
  const textOf = ({ text, custom }: TextRow): string => searchText(withCustom(text, custom, state.textKeys));
  let rows = 0;
  let isOpen = false;
  const commit = (): void => {
    if (!isOpen) search.sql('BEGIN IMMEDIATE').run();
    writeSearchState(search, state);
    search.sql('COMMIT').run();
    isOpen = false;
    rows = 0;
  };
  const open = (): void => {
    if (rows >= rowsOfCommit) commit();
    if (!isOpen) search.sql('BEGIN IMMEDIATE').run();
    isOpen = true;
  };
  return {
    commit,
    put(numbers) {
      open();
      rows += numbers.length;
      const remove = search.sql('DELETE FROM words WHERE rowid = ?');
      for (const no of numbers) remove.run(no);
      const found = db
        .sql<TextRow>(`SELECT ${columns} FROM company WHERE no IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(numbers));
      for (const row of found) insert(search, row.no, textOf(row));
    },
    append(after, last) {
      open();
      const found = db
        .sql<TextRow>(
          `SELECT ${columns} FROM company WHERE no > ? AND no <= ? ORDER BY no LIMIT ${rowsOfStep}`,
        )
        .all(after, last);
      for (const row of found) insert(search, row.no, textOf(row));
      rows += found.length;
      return found.length < rowsOfStep ? last : (found.at(-1)?.no ?? last);
    },
  };
}

const insert = (search: WriteDb, no: number, text: string): void => {
  search.sql('INSERT INTO words (rowid, text) VALUES (?, ?)').run(no, text);
};

function* changed(db: ReadDb, state: SearchState, last: number, index: IndexWriter): Generator<void, void> {
  while (state.changeSeq < last) {
    const rows = db
      .sql<{ seq: number; no: number | null }>(
        `SELECT seq, no FROM change LEFT JOIN company ON uuid = company_uuid
         WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${rowsOfStep}`,
      )
      .all(state.changeSeq, last);
    const numbers = new Set(rows.flatMap(({ no }) => (no !== null && no <= state.lastNo ? [no] : [])));
    index.put([...numbers]);
    state.changeSeq = rows.length < rowsOfStep ? last : (rows.at(-1)?.seq ?? last);
    yield;
  }
}

function* marked(db: ReadDb, state: SearchState, last: number, index: IndexWriter): Generator<void, void> {
  const marks = db
    .sql<{ seq: number; first: number; last: number }>(
      'SELECT seq, first_no AS first, last_no AS last FROM search_mark WHERE seq > ? AND seq <= ? ORDER BY seq',
    )
    .all(state.markSeq, last);
  for (const mark of marks) {
    for (let from = mark.first; from <= Math.min(mark.last, state.lastNo); from += rowsOfStep) {
      const to = Math.min(from + rowsOfStep - 1, mark.last, state.lastNo);
      index.put(Array.from({ length: to - from + 1 }, (_, at) => from + at));
      yield;
    }
    state.markSeq = mark.seq;
  }
}

function* added(state: SearchState, last: number, index: IndexWriter): Generator<void, void> {
  while (state.lastNo < last) {
    state.lastNo = index.append(state.lastNo, last);
    yield;
  }
  // Numbers above it were given up, and go to others.
  state.lastNo = last;
}
