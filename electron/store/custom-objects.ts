// Custom objects in SQLite. One that was deleted stays as a row with `deleted_at_ms`; only live ones are read here.
import type { Collation } from '../lib/collation.ts';
import { formatId } from '../lib/ids.ts';
import { wantedWords } from '../lib/words.ts';
import { keySql } from './company-query/field-sql.ts';
import { withFunctions } from './company-query/functions.ts';
import { keysetPage, type PageMark } from './company-query/keyset-page.ts';
import { join, sql } from './company-query/sql.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type StoredObject = {
  no: number;
  id: string;
  name: string;
  type: string | null;
  createdAtMs: number;
  createdBy: string;
  updatedAtMs: number;
};

type ObjectRow = Omit<StoredObject, 'id'> & { uuid: Buffer };

const select = `SELECT no, uuid, name, type, created_at_ms AS createdAtMs, created_by AS createdBy,
  updated_at_ms AS updatedAtMs FROM custom_object WHERE deleted_at_ms IS NULL`;

const rowToObject = ({ uuid, ...row }: ObjectRow): StoredObject => ({ ...row, id: formatId('obj', uuid) });

export function findObjectByUuid(db: ReadDb, uuid: Buffer): StoredObject | null {
  const row = db.sql<ObjectRow>(`${select} AND uuid = ?`).get(uuid);
  return row ? rowToObject(row) : null;
}

export function findObjectByNo(db: ReadDb, no: number): StoredObject | null {
  const row = db.sql<ObjectRow>(`${select} AND no = ?`).get(no);
  return row ? rowToObject(row) : null;
}

/** What a reference shows of an object. */
export const findObjectName = (db: ReadDb, uuid: Buffer): string | null =>
  db
    .sql<string>('SELECT name FROM custom_object WHERE uuid = ? AND deleted_at_ms IS NULL')
    .pluck()
    .get(uuid) ?? null;

export type ObjectQuery = { q: string; type: string | undefined; collation: Collation };

/** By name, after a mark. */
export function objectPage(
  db: ReadDb,
  { q, type, collation }: ObjectQuery,
  after: PageMark | null,
  limit: number,
): PageMark[] {
  withFunctions(db);
  const wanted = [
    sql('deleted_at_ms IS NULL'),
    sql(`has_words(name, NULL, '[]', ?)`, JSON.stringify(wantedWords(q))),
    ...(type === undefined ? [] : [sql('type = ?', type)]),
  ];
  const order = { expression: `${keySql('name_key', collation)} COLLATE NOCASE`, down: false };
  return keysetPage(db, { table: 'custom_object', where: join(wanted, 'AND', '1'), order }, after, limit);
}

export type NewObject = {
  uuid: Buffer;
  name: string;
  nameKey: string;
  type: string | null;
  createdBy: string;
  atMs: number;
};

/** Answers the row's number. */
export const insertObject = (db: WriteDb, object: NewObject): number =>
  Number(
    db
      .sql(
        `INSERT INTO custom_object (uuid, name, name_key, type, created_at_ms, created_by, updated_at_ms)
         VALUES (@uuid, @name, @nameKey, @type, @atMs, @createdBy, @atMs)`,
      )
      .run(object).lastInsertRowid,
  );
