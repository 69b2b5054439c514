// A SQLite file of somebody else's, of which only tables are read: no view, no trigger and no function of its schema is run.
import { open } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { close, openReadable } from './database.ts';

const signature = 'SQLite format 3\0';

export async function isSqliteFile(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(signature.length), 0, signature.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === signature;
  } finally {
    await file.close();
  }
}

export type ForeignTable = {
  name: string;
  columns: string[];
  rows(): IterableIterator<string[]>;
  close(): void;
};

/** `wanted`: null for the table with the most rows. */
export function openForeignTable(path: string, wanted: string | null): ForeignTable {
  const db = openReadable(path);
  try {
    db.raw.pragma('trusted_schema = OFF');
    const names = db
      .sql<string>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
      )
      .pluck()
      .all();
    const name =
      wanted === null ? largest(names, (one) => countOf(one)) : names.find((one) => one === wanted);
    if (name === undefined) throw noTable(wanted, names);
    const columns = db.sql<string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
    const select = db.sql<unknown[]>(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)}`);
    return {
      name,
      columns,
      rows: () => rowsOf(select.raw().safeIntegers().iterate()),
      close: () => close(db),
    };
  } catch (error) {
    close(db);
    throw error;
  }

  function countOf(table: string): number {
    return (
      db
        .sql<number>(`SELECT count(*) FROM ${quoted(table)}`)
        .pluck()
        .get() ?? 0
    );
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const largest = (names: readonly string[], sizeOf: (name: string) => number): string | undefined =>
  names.map((name) => ({ name, size: sizeOf(name) })).toSorted((a, b) => b.size - a.size)[0]?.name;

function* rowsOf(rows: Iterable<unknown[]>): IterableIterator<string[]> {
  for (const row of rows) yield row.map(textOf);
}

/** Bytes are no text. */
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'bigint' || typeof value === 'number'
      ? String(value)
      : '';

function noTable(wanted: string | null, names: readonly string[]): AppError {
  const message =
    wanted === null || names.length === 0
      ? t('The database has no table. Choose another file.')
      : t('The database has no table "{name}". It has {names}.', { name: wanted, names: names.join(', ') });
  return new AppError('validation_error', { message, issues: [{ path: 'table', code: 'unknown', message }] });
}
