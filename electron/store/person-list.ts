// Sorted and filtered lists of people as row numbers: page by page for the API, whole for the window's list.
import { wantedWords } from '../lib/words.ts';
import { conditionSql } from './company-query/condition-sql.ts';
import { sortSql } from './company-query/field-sql.ts';
import { withFunctions } from './company-query/functions.ts';
import { keysetPage, type PageMark, type PageOrder } from './company-query/keyset-page.ts';
import { join, sql, type Sql } from './company-query/sql.ts';
import type { Condition, QueryOrder } from './company-query/types.ts';
import type { ReadDb } from './database.ts';

export type PersonQuery = {
  where: Condition | null;
  sort: QueryOrder | null;
  q: string | null;
  /** Custom fields whose texts `q` looks through. */
  textKeys: readonly string[];
};

const searched =
  'full_name, first_name, last_name, job_title, emails, phones, addresses, urls, professional_url, description';
const texts = `concat_ws(char(10), ${searched})`;

/** A search without a single letter or digit is looked for as it stands. */
function searchSql({ q, textKeys }: PersonQuery): Sql[] {
  const wanted = q?.trim() ?? '';
  if (wanted === '') return [];
  const words = wantedWords(wanted);
  if (words.length === 0) return [sql(`instr(${texts}, ?) > 0`, wanted)];
  return [sql(`has_words(${texts}, custom, ?, ?)`, JSON.stringify(textKeys), JSON.stringify(words))];
}

const whereOf = (query: PersonQuery): Sql =>
  join([...(query.where ? [conditionSql(query.where)] : []), ...searchSql(query)], 'AND', '1');

const orderOf = ({ sort }: PersonQuery): PageOrder | null =>
  sort && { expression: sortSql(sort.field, sort.collation), down: sort.down };

export function personPage(
  db: ReadDb,
  query: PersonQuery,
  after: PageMark | null,
  limit: number,
): PageMark[] {
  withFunctions(db);
  return keysetPage(db, { table: 'person', where: whereOf(query), order: orderOf(query) }, after, limit);
}

/** Row numbers of everyone who matches, in order. */
export function personNumbers(db: ReadDb, query: PersonQuery): Float64Array {
  withFunctions(db);
  const where = whereOf(query);
  const order = orderOf(query);
  const by = order ? `${order.expression} ${order.down ? 'DESC' : 'ASC'} NULLS LAST, ` : '';
  return Float64Array.from(
    db.raw
      .prepare<unknown[], number>(`SELECT no FROM person WHERE ${where.text} ORDER BY ${by}no`)
      .pluck()
      .all(...where.values),
  );
}
