// What the store of people promises: nothing is lost by the way to it, nothing by a removal.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir, tempStore } from '../testing/temp-store.ts';
import { close, openWritable } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';

const people = 19;

describe('the migration to people', () => {
  it('keeps users, and what was kept to undo changes of definitions', () => {
    const file = join(tempDir(), 'a.db');
    const db = openWritable(file);
    migrate(
      db,
      file,
      migrations.filter(({ version }) => version < people),
    );
    db.sql("INSERT INTO user VALUES ('usr_2', 'Bo', 'bo@a.co'), ('usr_1', 'Ada', NULL)").run();
    const change = "('stp_1', 'record_group', 1, NULL, '{}')";
    db.sql(`INSERT INTO definition_change (run, kind, row_no, before, after) VALUES ${change}`).run();
    const before = db.sql('SELECT * FROM definition_change').all();
    migrate(
      db,
      file,
      migrations.filter(({ version }) => version <= people),
    );
    expect(db.sql('SELECT no, id, full_name, email, deleted_at_ms FROM user').raw().all()).toEqual([
      [1, 'usr_1', 'Ada', null, null],
      [2, 'usr_2', 'Bo', 'bo@a.co', null],
    ]);
    expect(db.sql('SELECT * FROM definition_change').all()).toEqual(before);
    close(db);
  });
});

it('a removed person is kept with every column that a person has', () => {
  const { db } = tempStore();
  const columnsOf = (table: string) =>
    db.sql<string>(`SELECT name || ' ' || type FROM pragma_table_info('${table}')`).pluck().all();
  expect(columnsOf('undone_person')).toEqual(expect.arrayContaining(columnsOf('person')));
});
