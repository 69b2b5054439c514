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
export type NewOptionRow = {
  fieldNo: number;
  label: string;
  color: string;
  position: number;
  /** Made before it may be seen. */
  deletedAtMs?: number;
};

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

export const insertOption = (db: WriteDb, { deletedAtMs, ...option }: NewOptionRow): number =>
  Number(
    db
      .sql(
        `INSERT INTO custom_option (field_no, label, color, position, deleted_at_ms)
         VALUES (@fieldNo, @label, @color, @position, @deletedAtMs)`,
      )
      .run({ ...option, deletedAtMs: deletedAtMs ?? null }).lastInsertRowid,
  );

/** A number for the values of a field whose type changes: a row that is no field and never lives. */
export const insertValueNo = (db: WriteDb, fieldNo: number, atMs: number): number =>
  Number(
    db
      .sql(
        `INSERT INTO custom_field (uuid, group_no, entity_type, name, name_key, type, config, position, created_at_ms,
           created_by, updated_at_ms, deleted_at_ms, values_of)
         SELECT randomblob(16), group_no, entity_type, name, name_key, type, config, position, @atMs, created_by, @atMs,
           @atMs, no FROM custom_field WHERE no = @fieldNo`,
      )
      .run({ fieldNo, atMs }).lastInsertRowid,
  );
