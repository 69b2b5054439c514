// Where the values of a window's companies came from and which are locked: three short statements for a hundred companies, not
// one for each.
import type { ReadDb } from './database.ts';
import type { FieldKey } from './field-key.ts';
import type { SourceKind } from './origins.ts';

export type MarkSource = { kind: SourceKind; run: string | null; actor: string };
export type OriginMark = MarkSource & { no: number; locks: string | null };
export type FieldMark = MarkSource & { no: number; field: FieldKey; atMs: number };

const these = 'IN (SELECT value FROM json_each(?))';

export const listOriginMarks = (db: ReadDb, numbers: readonly number[]): OriginMark[] =>
  db
    .sql<OriginMark>(
      `SELECT company.no, kind, run, actor, locks FROM company JOIN origin ON origin.no = origin_no
       WHERE company.no ${these}`,
    )
    .all(JSON.stringify(numbers));

export const listFieldMarks = (db: ReadDb, numbers: readonly number[]): FieldMark[] =>
  db
    .sql<FieldMark>(
      `SELECT company_no AS no, field, source_kind AS kind, source_run AS run, actor, at_ms AS atMs
       FROM field_source JOIN change ON seq = change_seq WHERE field <> 'locks' AND company_no ${these}`,
    )
    .all(JSON.stringify(numbers));
