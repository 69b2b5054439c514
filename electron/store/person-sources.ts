// Where a person's values came from, and people that a step moved out of the store. What field_source and undone-companies.ts
// are to companies.
import type { ReadDb, WriteDb } from './database.ts';
import type { SourceKind } from './origins.ts';
import type { PersonKey } from './person-row.ts';
import { personColumns } from './person-row.ts';

/** Field → the change that its value came with; a field that is not named has the value that the person was made with. */
export type PersonSources = Partial<Record<PersonKey, number>>;

export function personSourcesOf(db: ReadDb, personNo: number): PersonSources {
  const rows = db.sql<{ field: PersonKey; seq: number }>(
    'SELECT field, change_seq AS seq FROM person_source WHERE person_no = ?',
  );
  return Object.fromEntries(rows.all(personNo).map(({ field, seq }) => [field, seq])) as PersonSources;
}

/** What kind of source the field's value has; null where it came with the person. */
export const findPersonSourceKind = (db: ReadDb, personNo: number, field: string): SourceKind | null =>
  db
    .sql<SourceKind>(
      `SELECT source_kind FROM person_source JOIN change ON change.seq = change_seq WHERE person_no = ? AND field = ?`,
    )
    .pluck()
    .get(personNo, field) ?? null;

/** Undefined: the value is again the one that the person was made with. */
export function setPersonSource(
  db: WriteDb,
  personNo: number,
  field: PersonKey,
  changeSeq: number | undefined,
): void {
  if (changeSeq === undefined)
    db.sql('DELETE FROM person_source WHERE person_no = ? AND field = ?').run(personNo, field);
  else
    db.sql(
      `INSERT INTO person_source (person_no, field, change_seq) VALUES (?, ?, ?)
       ON CONFLICT (person_no, field) DO UPDATE SET change_seq = excluded.change_seq`,
    ).run(personNo, field, changeSeq);
}

const columns = [
  'no',
  'uuid',
  ...personColumns,
  'origin_no',
  'created_at_ms',
  'updated_at_ms',
  'version',
].join(', ');

/** `undoNo` is a step's, see removalNo in steps.ts. */
export function movePersonOut(db: WriteDb, undoNo: number, no: number): void {
  db.sql(`INSERT INTO undone_person (undo_no, ${columns}) SELECT ?, ${columns} FROM person WHERE no = ?`).run(
    undoNo,
    no,
  );
  db.sql(
    `INSERT INTO undone_person_source (undo_no, person_no, field, change_seq)
     SELECT ?, person_no, field, change_seq FROM person_source WHERE person_no = ?`,
  ).run(undoNo, no);
  db.sql('DELETE FROM person_source WHERE person_no = ?').run(no);
  db.sql('DELETE FROM person WHERE no = ?').run(no);
}

/** At most `limit` people that a step removed, after a number. */
export const listUndonePeople = (db: ReadDb, undoNo: number, after: number, limit: number): number[] =>
  db
    .sql<number>('SELECT no FROM undone_person WHERE undo_no = ? AND no > ? ORDER BY no LIMIT ?')
    .pluck()
    .all(undoNo, after, limit);

export function movePersonBack(db: WriteDb, undoNo: number, no: number): void {
  db.sql(
    `INSERT INTO person (${columns}) SELECT ${columns} FROM undone_person WHERE undo_no = ? AND no = ?`,
  ).run(undoNo, no);
  db.sql(
    `INSERT INTO person_source (person_no, field, change_seq)
     SELECT person_no, field, change_seq FROM undone_person_source WHERE undo_no = ? AND person_no = ?`,
  ).run(undoNo, no);
  db.sql('DELETE FROM undone_person_source WHERE undo_no = ? AND person_no = ?').run(undoNo, no);
  db.sql('DELETE FROM undone_person WHERE undo_no = ? AND no = ?').run(undoNo, no);
}
