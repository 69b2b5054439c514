// Names of groups, fields and options, deleted ones too: what a history tells of them stays readable.
import type { CustomFieldType } from '../../shared/schema/custom-field.ts';
import { formatId } from '../lib/ids.ts';
import type { ReadDb } from './database.ts';

export type FieldName = { no: number; name: string; type: CustomFieldType };

/** Of a field, or of a number under which the values of one were kept before its type was changed. */
export const findFieldName = (db: ReadDb, no: number): FieldName | null =>
  db
    .sql<FieldName>(
      `SELECT ifnull(field.no, own.no) AS no, ifnull(field.name, own.name) AS name, own.type
       FROM custom_field AS own LEFT JOIN custom_field AS field ON field.no = own.values_of WHERE own.no = ?`,
    )
    .get(no) ?? null;

/** Every number under which values of the field were ever kept. */
export const listValueNumbers = (db: ReadDb, fieldNo: number): number[] =>
  db.sql<number>('SELECT no FROM custom_field WHERE no = ? OR values_of = ?').pluck().all(fieldNo, fieldNo);

export const findOptionLabel = (db: ReadDb, no: number): string | null =>
  db.sql<string>('SELECT label FROM custom_option WHERE no = ?').pluck().get(no) ?? null;

export function findGroupName(db: ReadDb, no: number): { id: string; name: string } | null {
  const row = db
    .sql<{ uuid: Buffer; name: string }>('SELECT uuid, name FROM record_group WHERE no = ?')
    .get(no);
  return row ? { id: formatId('grp', row.uuid), name: row.name } : null;
}
