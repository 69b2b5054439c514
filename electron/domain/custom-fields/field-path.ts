// How a field is named on the wire and in recipes, views and filters: a standard field by its name, a custom one as
// `custom:{groupId}:{fieldName}`, a fact of the profile as `entityData.{name}`, and inside by its key.
import { companyFields, type CompanyField } from '../../../shared/schema/company.ts';
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import { customPath, parseCustomPath } from '../../../shared/schema/field-path.ts';
import { personFields } from '../../../shared/schema/person.ts';
import { factPath, isFactName, parseFactPath } from '../../../shared/schema/profile-facts.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import {
  factNameOf,
  isCustomKey,
  isProfileKey,
  type CustomKey,
  type FieldKey,
} from '../../store/field-key.ts';
import type { PersonKey, RecordKey } from '../../store/person-row.ts';
import { profileFields, recordKeyOf } from '../entities/profile-keys.ts';
import { definitionsOf, findField, type Definitions } from './definitions.ts';

const standard: ReadonlySet<string> = new Set([...companyFields, 'groups', 'locks']);
const standardOfPeople: ReadonlySet<string> = new Set([...personFields, 'groups', 'locks']);

/** The live custom field of a path; null where it is no such path or nothing has that name. */
export function findFieldByPath(
  definitions: Definitions,
  path: string,
  entityType: EntityType = 'company',
): FieldDefinition | null {
  const parts = parseCustomPath(path);
  const group = parts && definitions.groupById.get(parts.groupId);
  return group ? findField(group, entityType, parts.fieldName) : null;
}

export function findFieldKey(definitions: Definitions, path: string): FieldKey | null {
  if (standard.has(path)) return path as CompanyField | 'groups' | 'locks';
  return findFieldByPath(definitions, path)?.key ?? null;
}

/** The same with the facts that a profile can hold, which no import, filter of values or view knows. */
export const findCellKey = (definitions: Definitions, path: string): FieldKey | null =>
  findFieldKey(definitions, path) ?? (findProfileKey('company', path) as FieldKey | null);

/** What `findCellKey` is to companies. */
export function findPersonCellKey(definitions: Definitions, path: string): PersonKey | null {
  if (standardOfPeople.has(path)) return path as PersonKey;
  return (
    findFieldByPath(definitions, path, 'person')?.key ?? (findProfileKey('person', path) as PersonKey | null)
  );
}

/** What a record has a field for is that field's, under the profile's path too. */
function findProfileKey(entity: EntityType, path: string): RecordKey | null {
  const name = parseFactPath(path);
  const isKnown = name !== null && (isFactName(name) || profileFields[entity].includes(name));
  return isKnown ? recordKeyOf(entity, name) : null;
}

/** Null for a custom field that was deleted. */
export function findFieldPath(definitions: Definitions, key: RecordKey): string | null {
  if (isProfileKey(key)) return factPath(factNameOf(key));
  if (!isCustomKey(key)) return key;
  const field = definitions.fieldByKey.get(key);
  const group = field && definitions.groupByNo.get(field.groupNo);
  return group ? customPath(group.id, field.name) : null;
}

/** Of a live custom field of companies; null for every other path. */
export const customKeyOf = (db: ReadDb, path: string): CustomKey | null =>
  parseCustomPath(path) && (findFieldByPath(definitionsOf(db), path)?.key ?? null);

/** A custom field that was deleted is called by its key. */
export const pathOfKey = (db: ReadDb, key: string): string =>
  findFieldPath(definitionsOf(db), key as FieldKey) ?? key;
