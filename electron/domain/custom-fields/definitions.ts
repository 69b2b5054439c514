// The groups and custom fields that are live, ready to be looked up in every way that a record needs. Kept for each
// connection until one of them changes.
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import type { ReadDb } from '../../store/database.ts';
import {
  definitionRevision,
  listGroups,
  type FieldDefinition,
  type GroupDefinition,
} from '../../store/definitions.ts';
import type { CustomKey } from '../../store/field-key.ts';
import { nameKey } from '../matching/company-key.ts';

export type Definitions = {
  revision: number;
  /** In their order. */
  groups: readonly GroupDefinition[];
  groupById: ReadonlyMap<string, GroupDefinition>;
  groupByNo: ReadonlyMap<number, GroupDefinition>;
  fieldByKey: ReadonlyMap<CustomKey, FieldDefinition>;
  fieldById: ReadonlyMap<string, FieldDefinition>;
};

const kept = new WeakMap<ReadDb, Definitions>();

export function definitionsOf(db: ReadDb): Definitions {
  const revision = definitionRevision(db);
  const known = kept.get(db);
  if (known?.revision === revision) return known;
  const definitions = index(revision, listGroups(db));
  // Within a transaction they may be rolled back, and their revision then mean something else.
  if (!db.raw.inTransaction) kept.set(db, definitions);
  return definitions;
}

function index(revision: number, groups: readonly GroupDefinition[]): Definitions {
  const fields = groups.flatMap((group) => group.fields);
  return {
    revision,
    groups,
    groupById: new Map(groups.map((group) => [group.id, group])),
    groupByNo: new Map(groups.map((group) => [group.no, group])),
    fieldByKey: new Map(fields.map((field) => [field.key, field])),
    fieldById: new Map(fields.map((field) => [field.id, field])),
  };
}

export const fieldsOf = (group: GroupDefinition, entityType: EntityType): FieldDefinition[] =>
  group.fields.filter((field) => field.entityType === entityType);

/** By its name, whatever its case. */
export function findField(
  group: GroupDefinition,
  entityType: EntityType,
  name: string,
): FieldDefinition | null {
  const key = nameKey(name);
  return group.fields.find((field) => field.entityType === entityType && nameKey(field.name) === key) ?? null;
}
