// What the tables of a store look like, learnt from an empty one of the same version: a damaged store may not be able to say.
import { close, openWritable, type ReadDb } from '../database.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import type { Value } from './record.ts';

export type Column = { name: string; type: string; required: boolean; isRowid: boolean };

/** `storedOrder`: which column each value of a stored record is. */
export type TableShape = {
  name: string;
  columns: Column[];
  withRowid: boolean;
  storedOrder: number[];
  /** An index that can confirm a row: its name and its columns. Null where no index holds every row. */
  witness: { name: string; columns: number[] } | null;
};

export type Shapes = { version: number; tables: TableShape[]; roots: Record<string, number> };

export const newestVersion = (): number => migrations.at(-1)?.version ?? 0;
export const isKnownVersion = (version: number): boolean =>
  migrations.some((migration) => migration.version === version);
export const migrationsUpTo = (version: number) =>
  migrations.filter((migration) => migration.version <= version);

const known = new Map<number, Shapes>();

export function shapesOf(version: number): Shapes {
  const shapes = known.get(version) ?? learnShapes(version);
  known.set(version, shapes);
  return shapes;
}

function learnShapes(version: number): Shapes {
  const db = openWritable(':memory:');
  try {
    migrate(db, ':memory:', migrationsUpTo(version));
    return { version, tables: tablesOf(db), roots: rootsOf(db) };
  } finally {
    close(db);
  }
}

export function rootsOf(db: ReadDb): Record<string, number> {
  const rows = db
    .sql<{ name: string; root: number }>(
      'SELECT name, rootpage AS root FROM sqlite_schema WHERE rootpage > 0',
    )
    .all();
  return Object.fromEntries(rows.map(({ name, root }) => [name, root]));
}

type TableRow = { name: string; type: string; wr: number };
type ColumnRow = { cid: number; name: string; type: string; notnull: number; pk: number };
type IndexRow = { name: string; origin: string; partial: number };

function tablesOf(db: ReadDb): TableShape[] {
  const all = db.raw.pragma('main.table_list') as TableRow[];
  const tables = all.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
  return tables.map(({ name, wr }) => shapeOf(db, name, wr === 0)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shapeOf(db: ReadDb, name: string, withRowid: boolean): TableShape {
  const rows = db.raw.pragma(`table_info("${name}")`) as ColumnRow[];
  const columns = rows.map((row) => ({
    name: row.name,
    type: row.type.toUpperCase(),
    required: row.notnull === 1,
    isRowid: withRowid && row.pk > 0 && row.type.toUpperCase() === 'INTEGER',
  }));
  const indexes = db.raw.pragma(`index_list("${name}")`) as IndexRow[];
  const key = indexes.find(({ origin }) => origin === 'pk');
  const storedOrder = !withRowid && key ? indexColumns(db, key.name) : rows.map(({ cid }) => cid);
  return { name, columns, withRowid, storedOrder, witness: withRowid ? witnessOf(db, indexes) : null };
}

function witnessOf(db: ReadDb, indexes: readonly IndexRow[]): TableShape['witness'] {
  for (const { name, partial } of indexes.toReversed()) {
    const columns = indexColumns(db, name).slice(0, -1);
    if (partial === 0 && columns.every((cid) => cid >= 0)) return { name, columns };
  }
  return null;
}

const indexColumns = (db: ReadDb, name: string): number[] =>
  (db.raw.pragma(`index_xinfo("${name}")`) as { cid: number }[]).map(({ cid }) => cid);

/** A stored record as the table's columns; null where it cannot be one of its rows. */
export function fitToTable(shape: TableShape, rowid: number, values: readonly Value[]): Value[] | null {
  if (values.length > shape.columns.length) return null;
  const row: Value[] = [];
  for (const [at, value] of values.entries()) {
    const column = shape.columns[shape.storedOrder[at] ?? -1];
    if (!column) return null;
    const real = column.isRowid ? rowid : value;
    if (!fits(column, real)) return null;
    row.push(real);
  }
  return row;
}

function fits({ type, required }: Column, value: Value): boolean {
  if (value === null) return !required;
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'BLOB') return Buffer.isBuffer(value);
  if (type === 'REAL') return typeof value === 'number';
  if (type.startsWith('INT')) return typeof value === 'bigint' || Number.isInteger(value);
  return true;
}
