// Groups and fields as the wire shows them.
import type { CustomField, EntityType, Group } from '../../../shared/schema/custom-field.ts';
import type { GroupWithFields } from '../../../shared/schema/definition-input.ts';
import { isoTime } from '../../lib/clock.ts';
import { must } from '../../lib/assert.ts';
import { getActor } from '../../store/actors.ts';
import { findOpenConversion } from '../../store/conversions.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldDefinition, GroupDefinition } from '../../store/definitions.ts';
import { definitionsOf, fieldsOf } from './definitions.ts';

export const showGroup = (db: ReadDb, { id, name, ...group }: GroupDefinition): Group => ({
  id,
  name,
  createdAt: isoTime(group.createdAtMs),
  updatedAt: isoTime(group.updatedAtMs),
  createdBy: getActor(db, group.createdBy),
});

export function showField(db: ReadDb, field: FieldDefinition): CustomField {
  const conversion = findOpenConversion(db, field.no);
  const { id, groupNo, entityType, name, type, config, options } = field;
  return {
    id,
    groupId: must(definitionsOf(db).groupByNo.get(groupNo), 'group').id,
    entityType,
    name,
    type,
    config,
    options: options.map(({ label, color }) => ({ label, color })),
    ...(conversion && { conversion }),
    createdAt: isoTime(field.createdAtMs),
    updatedAt: isoTime(field.updatedAtMs),
    createdBy: getActor(db, field.createdBy),
  };
}

export const showDefinitions = (db: ReadDb, entityType: EntityType): GroupWithFields[] =>
  definitionsOf(db).groups.map((group) => ({
    ...showGroup(db, group),
    fields: fieldsOf(group, entityType).map((field) => showField(db, field)),
  }));
