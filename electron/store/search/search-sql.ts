// How a search is answered: by the index for all that it has seen, by looking through the rest. It is always true to the store, whatever the
// index has missed; without an index every company is looked through.
import { existsSync, statSync } from 'node:fs';
import { textScan } from '../company-query/query-sql.ts';
import { sql, type Sql } from '../company-query/sql.ts';
import type { StoreQuery } from '../company-query/types.ts';
import { readTogether, type ReadDb } from '../database.ts';
import { holdsFields, identityOf, isStateOf, readSearchState, searchFileOf } from './search-file.ts';
import { searchPointOf } from './search-marks.ts';

/** Beyond this many companies that the index has not seen everything is looked through. */
const mostUnseen = 20_000;

type Attached = { inode: number; store: string };
const attached = new WeakMap<ReadDb, Attached>();
const broken = new WeakSet<ReadDb>();

/** Opens the index to this connection, if there is one. Not within a transaction. */
export function attachSearch(db: ReadDb): void {
  const file = searchFileOf(db.raw.name);
  if (db.raw.memory || broken.has(db) || !existsSync(file)) return;
  const inode = statSync(file).ino;
  if (attached.get(db)?.inode === inode) return;
  detach(db);
  try {
    db.raw.prepare('ATTACH ? AS search').run(file);
    attached.set(db, { inode, store: identityOf(db.raw.name) });
  } catch (error) {
    if (!isDamage(error)) throw error;
    broken.add(db);
  }
}

function detach(db: ReadDb): void {
  if (attached.delete(db)) db.raw.exec('DETACH search');
}

/** Runs `work` over one state of store and index; where the index turns out to be damaged, again without it. */
export function readSearching<T>(db: ReadDb, query: StoreQuery, work: () => T): T {
  if (db.raw.inTransaction) return work();
  try {
    if (query.q !== null) attachSearch(db);
    return readTogether(db, work);
  } catch (error) {
    if (query.q === null || !attached.has(db) || !isDamage(error)) throw error;
    detach(db);
    broken.add(db);
    return readTogether(db, work);
  }
}

const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|ERROR)/.test((error as { code?: string }).code ?? '');

/** The condition that finds words; call it in the transaction that asks. */
export function searchSql(db: ReadDb, query: StoreQuery): (words: readonly string[]) => Sql {
  const scan = textScan(query);
  const unseen = query.q === null ? null : findUnseen(db, query);
  if (unseen === null) return scan;
  return (words) => {
    const match = words.map((word) => `"${word}"*`).join(' ');
    const seen = sql('SELECT rowid FROM search.words WHERE words MATCH ?', match);
    if (unseen.numbers.length === 0 && unseen.after === null)
      return sql(`no IN (${seen.text})`, ...seen.values);
    const listed = JSON.stringify(unseen.numbers);
    const looked = scan(words);
    return sql(
      `no IN (${seen.text} EXCEPT SELECT value FROM json_each(?)
        UNION ALL SELECT no FROM company WHERE (no > ? OR no IN (SELECT value FROM json_each(?))) AND ${looked.text})`,
      ...seen.values,
      listed,
      unseen.after ?? Number.MAX_SAFE_INTEGER,
      listed,
      ...looked.values,
    );
  };
}

type Unseen = { numbers: number[]; after: number | null };

/** Companies that the index does not know as they are; null where there are too many, or there is no index of this store. */
function findUnseen(db: ReadDb, query: StoreQuery): Unseen | null {
  const about = attached.get(db);
  if (!about) return null;
  // The index first: what the store has beyond it is then seen in any case.
  const state = readSearchState(db, 'search');
  const point = searchPointOf(db);
  if (!state || !isStateOf(state, about.store, point) || !holdsFields(state, query.textKeys)) return null;
  const added = Math.max(0, point.lastNo - state.lastNo);
  if (added > mostUnseen || point.changeSeq - state.changeSeq > mostUnseen * 5) return null;
  const numbers = new Set(changedSince(db, state.changeSeq));
  for (const { first, last } of marksSince(db, state.markSeq)) {
    if (last - first > mostUnseen) return null;
    for (let no = first; no <= last; no += 1) numbers.add(no);
    if (numbers.size > mostUnseen) return null;
  }
  if (numbers.size > mostUnseen) return null;
  return { numbers: [...numbers], after: added > 0 ? state.lastNo : null };
}

const changedSince = (db: ReadDb, seq: number): number[] =>
  db
    .sql<number>(
      `SELECT DISTINCT no FROM change JOIN company ON uuid = company_uuid WHERE seq > ? LIMIT ${mostUnseen + 1}`,
    )
    .pluck()
    .all(seq);

const marksSince = (db: ReadDb, seq: number): { first: number; last: number }[] =>
  db
    .sql<{ first: number; last: number }>(
      'SELECT first_no AS first, last_no AS last FROM search_mark WHERE seq > ?',
    )
    .all(seq);
