// Makes rows of groups, fields and options. Their changes are in definition-changes.ts.
import type { CustomFieldType, EntityType } from '../../shared/schema/custom-field.ts';
import type { WriteDb } from './database.ts';

type Named = { name: string; nameKey: string; position: number; createdBy: string; atMs: number };
export type NewGroup = Named & { uuid: Buffer };
export type NewField = Named & {
  uuid: Buffer;
  groupNo: number;
  entityType: EntityType;
  type: CustomFieldType;
  /** JSON. */
  config: string;
};
export type NewOptionRow = { fieldNo: number; label: string; color: string; position: number };

/** Answers the row's number, as the others do. */
export const insertGroup = (db: WriteDb, group: NewGroup): number =>
  Number(
    db
      .sql(
        `INSERT INTO record_group (uuid, name, name_key, position, created_at_ms, created_by, updated_at_ms)
         VALUES (@uuid, @name, @nameKey, @position, @atMs, @createdBy, @atMs)`,
      )
      .run(group).lastInsertRowid,
  );

export const insertField = (db: WriteDb, field: NewField): number =>
  Number(
    db
      .sql(
        `INSERT INTO custom_field (uuid, group_no, entity_type, name, name_key, type, config, position, created_at_ms,
           created_by, updated_at_ms)
         VALUES (@uuid, @groupNo, @entityType, @name, @nameKey, @type, @config, @position, @atMs, @createdBy, @atMs)`,
      )
      .run(field).lastInsertRowid,
  );

export const insertOption = (db: WriteDb, option: NewOptionRow): number =>
  Number(
    db
      .sql(
        'INSERT INTO custom_option (field_no, label, color, position) VALUES (@fieldNo, @label, @color, @position)',
      )
      .run(option).lastInsertRowid,
  );
