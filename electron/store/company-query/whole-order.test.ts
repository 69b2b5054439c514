import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../testing/seeded-random.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { companyNumbers } from '../company-list.ts';
import { transact, type WriteDb } from '../database.ts';
import { sortSql } from './field-sql.ts';
import { withFunctions } from './functions.ts';
import { sortedPlaces } from './radix.ts';
import { wholeList, type QueryField, type StoreQuery } from './types.ts';

const random = seededRandom(3);
const below = (count: number): number => Math.floor(random() * count);

/** Long beginnings in common, signs of every length in bytes, ends at any place. */
const parts = [
  'Metal fabrication ',
  'metal',
  'Ä',
  'ß',
  '東',
  '😀',
  '\uffee',
  '_',
  'Aa',
  'Z',
  'z',
  ' ',
  '',
  '1',
];
const text = (): string => Array.from({ length: 1 + below(5) }, () => parts[below(parts.length)]).join('');

function fill(db: WriteDb, rows: number): void {
  transact(db, () => {
    db.sql("INSERT INTO origin VALUES (1, 'import', NULL, 'usr_1')").run();
    const insert = db.sql(
      `INSERT INTO company (uuid, name, name_key, industry, funding_raised, last_funding_date, tags, custom, origin_no, created_at_ms, updated_at_ms)
       VALUES (randomblob(16), 'n', ?, ?, ?, ?, ?, ?, 1, ?, 0)`,
    );
    for (let at = 0; at < rows; at += 1) {
      const day = `20${10 + below(20)}-0${1 + below(9)}-${10 + below(19)}`;
      const list = [text(), text()];
      insert.run(
        text(),
        below(10) === 0 ? null : text(),
        below(3) === 0 ? null : String(below(1000) / 4),
        below(3) === 0 ? null : day,
        below(3) === 0 ? null : below(2) === 0 ? JSON.stringify(list) : `x${text()}`,
        JSON.stringify({ f1: below(5), f2: [below(4), below(4)] }),
        below(1e12),
      );
    }
  });
}

const fields: QueryField[] = [
  { key: 'name', kind: 'text' },
  { key: 'industry', kind: 'text' },
  { key: 'fundingRaised', kind: 'number' },
  { key: 'lastFundingDate', kind: 'date' },
  { key: 'createdAt', kind: 'time' },
  { key: 'createdBy', kind: 'actor' },
  { key: 'tags', kind: 'texts' },
  { key: 'f1', kind: 'choice', choices: [3, 0, 1] },
  { key: 'f2', kind: 'choices', choices: [2, 3, 1] },
];

describe('the order of a whole list', () => {
  it('is the order in which SQLite would put it, by every kind of field, up and down, with a filter and without', () => {
    const { db } = tempStore();
    fill(db, 9000);
    withFunctions(db);
    const where: StoreQuery['where'] = {
      is: 'field',
      field: { key: 'f1', kind: 'number' },
      operator: 'gt',
      values: [1],
    };
    const lists = [
      { filter: null, collation: undefined },
      { filter: where, collation: 'da' },
    ] as const;
    for (const field of fields)
      for (const down of [false, true])
        for (const { filter, collation } of lists) {
          const order = `${sortSql(field, collation)} ${down ? 'DESC' : 'ASC'} NULLS LAST, no`;
          const condition = filter ? "custom ->> '$.f1' > 1" : '1';
          const wanted = db
            .sql<number>(`SELECT no FROM company WHERE ${condition} ORDER BY ${order}`)
            .pluck()
            .all();
          const found = [
            ...companyNumbers(db, { ...wholeList, where: filter, sort: { field, down, collation } }),
          ];
          expect({ field, down, same: found.every((no, at) => no === wanted[at]) }).toEqual({
            field,
            down,
            same: true,
          });
        }
  });

  it('has no hole where companies are gone', () => {
    const { db } = tempStore();
    fill(db, 5);
    db.sql('DELETE FROM company WHERE no = 3').run();
    expect([...companyNumbers(db, wholeList)]).toEqual([1, 2, 4, 5]);
    db.sql('DELETE FROM company').run();
    expect([...companyNumbers(db, wholeList)]).toEqual([]);
  });

  it('knows numbers of either sign and any size', () => {
    const keys = [0, -0, 1.5, -1.5, 1e300, -1e300, 2 ** 53, -(2 ** 53), 1e-300, Infinity, -Infinity, 3, 3];
    const places = sortedPlaces(Float64Array.from(keys));
    const wanted = keys.map((_, place) => place).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    expect([...places].map((place) => keys[place])).toEqual(wanted.map((place) => keys[place]));
    expect([...places].slice(-2)).toEqual(wanted.slice(-2));
  });
});
