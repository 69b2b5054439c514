// Functions that SQL borrows from the program, made once for each connection.
import { foldCase } from '../../lib/fold-case.ts';
import type { Collation } from '../../lib/collation.ts';
import { sortKey } from '../../lib/sort-key.ts';
import { hasWords } from '../../lib/words.ts';
import type { ReadDb } from '../database.ts';

const known = new WeakSet<ReadDb>();

export function withFunctions(db: ReadDb): void {
  if (known.has(db)) return;
  known.add(db);
  const options = { deterministic: true };
  db.raw.function('fold_case', options, (text) => (typeof text === 'string' ? foldCase(text) : null));
  db.raw.function('sort_key', options, (text, collation) =>
    typeof text === 'string' ? sortKey(text, collation as Collation) : null,
  );
  db.raw.function('has_words', options, (text, custom, keys, words) =>
    rowHasWords(String(text), custom, listOf(keys), listOf(words)) ? 1 : 0,
  );
}

/** Most rows are of ASCII and do not even hold the letters of the words: they are passed over without being taken apart. */
function rowHasWords(
  text: string,
  custom: unknown,
  keys: readonly string[],
  words: readonly string[],
): boolean {
  const all = typeof custom === 'string' ? text + custom : text;
  if (isAscii.test(all)) {
    const lower = all.toLowerCase();
    for (const word of words) if (!lower.includes(word)) return false;
  }
  return hasWords(withCustom(text, custom, keys), words);
}

const isAscii = /^[\0-\x7f]*$/;

/** The texts of custom fields stand behind the others. */
export function withCustom(text: string, custom: unknown, keys: readonly string[]): string {
  if (typeof custom !== 'string' || keys.length === 0) return text;
  const values = JSON.parse(custom) as Record<string, unknown>;
  const texts = keys.map((key) => values[key]).filter((value) => typeof value === 'string');
  return [text, ...texts].join('\n');
}

let last: { json: string; list: readonly string[] } = { json: '[]', list: [] };
let before = last;

/** A query passes the same two lists for every row. */
function listOf(json: unknown): readonly string[] {
  if (json === last.json) return last.list;
  [last, before] = [before, last];
  if (json !== last.json) last = { json: String(json), list: JSON.parse(String(json)) as string[] };
  return last.list;
}
