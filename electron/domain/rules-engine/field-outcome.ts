// A value that a rule sets: which cell it means, and the value as the record keeps it.
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { isFactName, parseFactPath, profileFacts } from '../../../shared/schema/profile-facts.ts';
import { customKey, profileKey } from '../../store/field-key.ts';
import type { ReadDb } from '../../store/database.ts';
import type { RecordKey } from '../../store/person-row.ts';
import { parseDate } from '../companies/date-rule.ts';
import { fault, fine, type FieldResult } from '../companies/field-result.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { profileFields } from '../entities/profile-keys.ts';
import { findCustomField, readEdited } from '../review/custom-offer.ts';
import { fieldsOf, parseWhole } from '../review/offered-value.ts';

/** Null where there is no such cell, or none that a rule may write. Custom fields stand as `field:{no}`. */
export function cellOf(db: ReadDb, entity: EntityType, path: string): RecordKey | null {
  const [, no] = /^field:(\d+)$/.exec(path) ?? [];
  if (no !== undefined) {
    const field = definitionsOf(db).fieldByKey.get(customKey(Number(no)));
    return field?.entityType === entity && field.type !== 'magicField' ? field.key : null;
  }
  const name = parseFactPath(path) ?? path;
  if (path !== name && !profileFields[entity].includes(name)) return factCell(entity, name);
  return fieldsOf(entity).includes(name) ? (name as RecordKey) : null;
}

/** Facts of one value: lists and objects are a register's to know. */
function factCell(entity: EntityType, name: string): RecordKey | null {
  if (!isFactName(name)) return null;
  const { type, of } = profileFacts[name];
  const isPlain = type === 'text' || type === 'number' || type === 'date';
  return isPlain && (of as readonly EntityType[]).includes(entity) ? profileKey(name) : null;
}

/** The value as the record keeps it. */
export function parseCell(
  db: ReadDb,
  entity: EntityType,
  key: RecordKey,
  value: unknown,
): FieldResult<unknown> {
  const custom = findCustomField(db, key);
  if (custom) return readEdited(db, custom, value);
  if (!key.startsWith('p:')) return parseWhole(db, entity, key, value);
  if (value === null) return fine(null);
  const name = key.slice(2);
  const type = isFactName(name) ? profileFacts[name].type : 'text';
  if (type === 'date') return parseDate(value);
  if (type === 'number')
    return typeof value === 'number' ? fine(value) : fault('invalid_number', t('Send a number.'));
  return typeof value === 'string' ? fine(value) : fault('invalid_text', t('Send a text.'));
}
