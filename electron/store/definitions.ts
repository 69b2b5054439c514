// Groups, custom fields and options in SQLite. What is deleted stays as a row with `deleted_at_ms`; only live ones are read here.
import type {
  CustomFieldType,
  EntityType,
  FieldConfig,
  OptionColor,
} from '../../shared/schema/custom-field.ts';
import { formatId } from '../lib/ids.ts';
import type { ReadDb } from './database.ts';
import { customKey, type CustomKey } from './field-key.ts';

export type OptionDefinition = { no: number; label: string; color: OptionColor };

export type FieldDefinition = {
  no: number;
  id: string;
  key: CustomKey;
  groupNo: number;
  entityType: EntityType;
  name: string;
  type: CustomFieldType;
  config: FieldConfig;
  /** In their order. */
  options: OptionDefinition[];
  position: number;
  createdAtMs: number;
  createdBy: string;
  updatedAtMs: number;
};

export type GroupDefinition = {
  no: number;
  id: string;
  name: string;
  fields: FieldDefinition[];
  position: number;
  createdAtMs: number;
  createdBy: string;
  updatedAtMs: number;
};

type GroupRow = Omit<GroupDefinition, 'id' | 'fields'> & { uuid: Buffer };
type FieldRow = Omit<FieldDefinition, 'id' | 'key' | 'config' | 'options'> & {
  uuid: Buffer;
  config: string;
  valueNo: number;
};
type OptionRow = OptionDefinition & { fieldNo: number };

/** Every live group with its live fields, both in their order. */
export function listGroups(db: ReadDb): GroupDefinition[] {
  const fields = Map.groupBy(listFields(db), ({ groupNo }) => groupNo);
  return db
    .sql<GroupRow>(
      `SELECT no, uuid, name, position, created_at_ms AS createdAtMs, created_by AS createdBy, updated_at_ms AS updatedAtMs
       FROM record_group WHERE deleted_at_ms IS NULL ORDER BY position, no`,
    )
    .all()
    .map(({ uuid, ...group }) => ({
      ...group,
      id: formatId('grp', uuid),
      fields: fields.get(group.no) ?? [],
    }));
}

function listFields(db: ReadDb): FieldDefinition[] {
  const options = Map.groupBy(listOptions(db), ({ fieldNo }) => fieldNo);
  return db
    .sql<FieldRow>(
      `SELECT no, uuid, group_no AS groupNo, entity_type AS entityType, name, type, config, position, ifnull(value_no, no) AS valueNo,
         created_at_ms AS createdAtMs, created_by AS createdBy, updated_at_ms AS updatedAtMs
       FROM custom_field WHERE deleted_at_ms IS NULL ORDER BY position, no`,
    )
    .all()
    .map(({ uuid, config, valueNo, ...field }) => ({
      ...field,
      id: formatId('fld', uuid),
      key: customKey(valueNo),
      config: JSON.parse(config) as FieldConfig,
      options: (options.get(field.no) ?? []).map(({ no, label, color }) => ({ no, label, color })),
    }));
}

const listOptions = (db: ReadDb): OptionRow[] =>
  db
    .sql<OptionRow>(
      `SELECT no, field_no AS fieldNo, label, ifnull(color, 'gray') AS color
       FROM custom_option WHERE deleted_at_ms IS NULL ORDER BY field_no, position, no`,
    )
    .all();

/** Grows with every change of a group, field or option. */
export const definitionRevision = (db: ReadDb): number =>
  db.sql<number>('SELECT revision FROM definition_revision').pluck().get() ?? 0;

/** The group of a field or of a number that held its values, deleted ones included. */
export const findGroupOfField = (db: ReadDb, fieldNo: number): number | null =>
  db.sql<number>('SELECT group_no FROM custom_field WHERE no = ?').pluck().get(fieldNo) ?? null;
