// Groups, fields, options, saved views, custom objects, users, relations, rules and their outcomes as rows, so that a change of them
// can be taken back: what a row was before and after.
import type { ReadDb, WriteDb } from './database.ts';

export const definitionTables = [
  'record_group',
  'custom_field',
  'custom_option',
  'saved_view',
  'custom_object',
  'user',
  'relation',
  'rule',
  'rule_outcome',
] as const;
export type DefinitionTable = (typeof definitionTables)[number];

export type DefinitionRow = Record<string, unknown> & { no: number };

/** A `before` of null: the row was made. */
export type DefinitionChange = {
  seq: number;
  kind: DefinitionTable;
  rowNo: number;
  before: DefinitionRow | null;
  after: DefinitionRow;
};

/** Every column but ids, which never change. */
export function findDefinitionRow(db: ReadDb, kind: DefinitionTable, no: number): DefinitionRow | null {
  const row = db.sql<DefinitionRow>(`SELECT * FROM ${kind} WHERE no = ?`).get(no);
  if (!row) return null;
  const { uuid: _id, subject_uuid: _subject, object_uuid: _object, record_uuid: _record, ...columns } = row;
  return columns;
}

/** Writes a row as it was. */
export function writeDefinitionRow(
  db: WriteDb,
  kind: DefinitionTable,
  { no, ...columns }: DefinitionRow,
): void {
  const names = Object.keys(columns);
  db.sql(`UPDATE ${kind} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE no = ?`).run(
    ...Object.values(columns),
    no,
  );
}

export function insertDefinitionChange(
  db: WriteDb,
  run: string,
  { kind, rowNo, before, after }: Omit<DefinitionChange, 'seq'>,
): void {
  db.sql('INSERT INTO definition_change (run, kind, row_no, before, after) VALUES (?, ?, ?, ?, ?)').run(
    run,
    kind,
    rowNo,
    before && JSON.stringify(before),
    JSON.stringify(after),
  );
}

type ChangeRow = Omit<DefinitionChange, 'before' | 'after'> & { before: string | null; after: string };

/** The last first. */
export const listDefinitionChanges = (db: ReadDb, run: string): DefinitionChange[] =>
  db
    .sql<ChangeRow>(
      'SELECT seq, kind, row_no AS rowNo, before, after FROM definition_change WHERE run = ? ORDER BY seq DESC',
    )
    .all(run)
    .map(({ before, after, ...row }) => ({
      ...row,
      before: before === null ? null : (JSON.parse(before) as DefinitionRow),
      after: JSON.parse(after) as DefinitionRow,
    }));

export const countDefinitionChanges = (db: ReadDb, runs: readonly string[]): number =>
  db
    .sql<number>('SELECT count(*) FROM definition_change WHERE run IN (SELECT value FROM json_each(?))')
    .pluck()
    .get(JSON.stringify(runs)) ?? 0;
