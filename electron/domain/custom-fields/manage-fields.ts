// Makes, changes and deletes custom fields and their options. Call each in a transaction.
import { customFieldLimits, type EntityType } from '../../../shared/schema/custom-field.ts';
import type { FieldInput, FieldPatch, NewOption } from '../../../shared/schema/definition-input.ts';
import { must } from '../../lib/assert.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import { findOpenConversion } from '../../store/conversions.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { FieldDefinition, GroupDefinition } from '../../store/definitions.ts';
import { insertField } from '../../store/definition-inserts.ts';
import { nameKey } from '../matching/company-key.ts';
import { addOption, planOptions, writeOptions } from './change-options.ts';
import { checkTemplate } from '../magic/check-template.ts';
import { followRename } from '../magic/follow-rename.ts';
import { checkField } from './check-field.ts';
import { beingConverted, nameTaken, noField, tooManyFields, tooManyOptions } from './definition-errors.ts';
import {
  changeDefinition,
  hideDefinition,
  moveDefinition,
  noteInserted,
  type By,
} from './definition-writer.ts';
import { definitionsOf, fieldsOf, findField } from './definitions.ts';
import { configText } from './field-config.ts';
import { getGroup } from './manage-groups.ts';

/** Where a field is asked for: all three must fit. */
export type FieldAddress = { groupId: string; entityType: EntityType; fieldId: string };

/** Throws `not_found`. */
export function getField(db: ReadDb, { groupId, entityType, fieldId }: FieldAddress): FieldDefinition {
  const group = getGroup(db, groupId);
  const field = fieldsOf(group, entityType).find(({ id }) => id === fieldId);
  if (field) return field;
  throw noField({ groupId, entityType, fieldId });
}

/** Throws `name_taken` and `validation_error`. */
export function addField(
  db: WriteDb,
  { groupId, entityType }: Omit<FieldAddress, 'fieldId'>,
  { name, type, config = {}, options, position }: FieldInput,
  by: By,
): FieldDefinition {
  const group = getGroup(db, groupId);
  checkField({ type, config, options });
  checkTemplate(db, { groupId, entityType, template: config.template });
  requireFreeName(group, entityType, name, null);
  const fields = fieldsOf(group, entityType);
  if (fields.length >= customFieldLimits.fieldsOfGroup)
    throw tooManyFields(group.name, customFieldLimits.fieldsOfGroup);
  const no = insertField(db, {
    uuid: newUuidBytes(by.atMs),
    groupNo: group.no,
    entityType,
    name,
    nameKey: nameKey(name),
    type,
    config: configText(config),
    position: (fields.at(-1)?.position ?? -1) + 1,
    createdBy: by.actor,
    atMs: by.atMs,
  });
  noteInserted(db, 'custom_field', no, by);
  for (const [at, option] of (options ?? []).entries()) addOption(db, no, { ...option, position: at }, by);
  if (position !== undefined) move(db, { groupId, entityType, no }, position, by);
  return fieldOf(db, no);
}

/** Name, settings, options and place; a change of type is change-type.ts. Throws `name_taken` and `validation_error`. */
export function changeField(
  db: WriteDb,
  address: FieldAddress,
  { name, config, options, position }: Omit<FieldPatch, 'type'>,
  by: By,
): FieldDefinition {
  const field = getField(db, address);
  if (config !== undefined || options !== undefined) requireSettled(db, field);
  checkField({ type: field.type, config, options });
  checkTemplate(db, { ...address, template: config?.template, field });
  if (name !== undefined) {
    requireFreeName(getGroup(db, address.groupId), address.entityType, name, field.no);
    const rename = () =>
      changeDefinition(db, 'custom_field', field.no, { name, name_key: nameKey(name) }, by);
    followRename(db, { kind: 'field', field }, name, rename, by);
  }
  if (config !== undefined)
    changeDefinition(db, 'custom_field', field.no, { config: configText(config) }, by);
  if (options !== undefined) writeOptions(db, field.no, planOptions(field, options), by);
  if (position !== undefined) move(db, { ...address, no: field.no }, position, by);
  return fieldOf(db, field.no);
}

/** One option at the end. Throws `name_taken` and `validation_error`. */
export function addFieldOption(
  db: WriteDb,
  address: FieldAddress,
  option: NewOption,
  by: By,
): FieldDefinition {
  const field = getField(db, address);
  requireSettled(db, field);
  checkField({ type: field.type, options: [option] });
  const key = nameKey(option.label);
  const other = field.options.find(({ label }) => nameKey(label) === key);
  if (other) throw nameTaken('option', other.label, { fieldId: field.id });
  if (field.options.length >= customFieldLimits.options)
    throw tooManyOptions(field.name, customFieldLimits.options);
  addOption(db, field.no, { ...option, position: field.options.length }, by);
  return fieldOf(db, field.no);
}

export function removeField(db: WriteDb, address: FieldAddress, by: By): FieldDefinition {
  const field = getField(db, address);
  requireSettled(db, field);
  hideDefinition(db, 'custom_field', field.no, by);
  return field;
}

export const fieldOf = (db: ReadDb, no: number): FieldDefinition =>
  must(
    definitionsOf(db)
      .groups.flatMap((group) => group.fields)
      .find((field) => field.no === no),
    'field',
  );

/** Throws `job_conflict` while a job changes its type. */
export function requireSettled(db: ReadDb, field: FieldDefinition): void {
  if (findOpenConversion(db, field.no)) throw beingConverted(field.name);
}

type Place = Omit<FieldAddress, 'fieldId'> & { no: number };

function move(db: WriteDb, { groupId, entityType, no }: Place, to: number, by: By): void {
  const numbers = fieldsOf(getGroup(db, groupId), entityType).map((field) => field.no);
  moveDefinition(db, 'custom_field', numbers, { no, to }, by);
}

function requireFreeName(
  group: GroupDefinition,
  entityType: EntityType,
  name: string,
  own: number | null,
): void {
  const other = findField(group, entityType, name);
  if (other && other.no !== own) throw nameTaken('field', other.name, { fieldId: other.id });
}
