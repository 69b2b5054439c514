// Who is related to whom, in SQLite. A relation names records by their ids, whether they are there or not: what was deleted may come
// back, and what was merged is found by domain/relations/parties.ts. One that was deleted stays as a row; only live ones are read here.
import type { RelationKind } from '../../shared/schema/relation.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type StoredRelation = {
  no: number;
  uuid: Buffer;
  kind: RelationKind;
  subject: Buffer;
  object: Buffer;
  role: string | null;
  share: number | null;
  shareUpTo: number | null;
  from: string | null;
  to: string | null;
  source: string;
  asOf: string | null;
  createdAtMs: number;
  createdBy: string;
};

const columns = `no, uuid, kind, subject_uuid AS subject, object_uuid AS object, role, share, share_up_to AS shareUpTo,
  from_date AS "from", to_date AS "to", source, as_of AS asOf, created_at_ms AS createdAtMs, created_by AS createdBy`;
const select = `SELECT ${columns} FROM relation`;

/** `subject`: what it holds, runs and owns; `object`: who does. */
export type RelationSide = 'subject' | 'object';

export const listRelationsOf = (db: ReadDb, uuid: Buffer, side: RelationSide): StoredRelation[] =>
  db.sql<StoredRelation>(`${select} WHERE ${side}_uuid = ? AND deleted_at_ms IS NULL ORDER BY no`).all(uuid);

/** Those that a person deleted, though a source says them. */
export const listDismissedOf = (db: ReadDb, uuid: Buffer, side: RelationSide): StoredRelation[] =>
  db.sql<StoredRelation>(`${select} WHERE ${side}_uuid = ? AND is_dismissed = 1 ORDER BY no`).all(uuid);

/** Also those that were deleted. */
export const listRelationsEver = (db: ReadDb, uuid: Buffer, side: RelationSide): StoredRelation[] =>
  db.sql<StoredRelation>(`${select} WHERE ${side}_uuid = ? ORDER BY no`).all(uuid);

export const findRelation = (db: ReadDb, uuid: Buffer): StoredRelation | null =>
  db.sql<StoredRelation>(`${select} WHERE uuid = ? AND deleted_at_ms IS NULL`).get(uuid) ?? null;

export const findRelationByNo = (db: ReadDb, no: number): StoredRelation | null =>
  db.sql<StoredRelation>(`${select} WHERE no = ? AND deleted_at_ms IS NULL`).get(no) ?? null;

/** Those that a step made, changed or deleted. */
export const listRelationsOfRun = (db: ReadDb, run: string): StoredRelation[] =>
  db
    .sql<StoredRelation>(
      `${select} WHERE no IN (SELECT row_no FROM definition_change WHERE run = ? AND kind = 'relation') ORDER BY no`,
    )
    .all(run);

export type NewRelation = Omit<StoredRelation, 'no'>;

/** Answers its number. */
export const insertRelation = (db: WriteDb, relation: NewRelation): number =>
  Number(
    db
      .sql(
        `INSERT INTO relation (uuid, kind, subject_uuid, object_uuid, role, share, share_up_to, from_date, to_date, source, as_of,
           created_at_ms, created_by)
         VALUES (@uuid, @kind, @subject, @object, @role, @share, @shareUpTo, @from, @to, @source, @asOf, @createdAtMs, @createdBy)`,
      )
      .run(relation).lastInsertRowid,
  );

export function updateRelationAsOf(db: WriteDb, no: number, asOf: string): void {
  db.sql('UPDATE relation SET as_of = ? WHERE no = ?').run(asOf, no);
}
