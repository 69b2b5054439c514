// What an import writes beside the standard fields: groups and custom fields, looked up once for a mapping. It is data, so that
// it can go to the reading thread, which knows no store.
import type { FieldPath } from '../../../../shared/schema/field-path.ts';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../../shared/schema/import.ts';
import type { FieldDefinition } from '../../../store/definitions.ts';
import type { ReadDb } from '../../../store/database.ts';
import type { CustomKey, FieldKey } from '../../../store/field-key.ts';
import { definitionsOf } from '../../custom-fields/definitions.ts';
import { findFieldByPath } from '../../custom-fields/field-path.ts';
import { isListType } from '../../custom-fields/show-extras.ts';

export type GroupsTarget = {
  kind: 'groups';
  key: 'groups';
  path: 'groups';
  groups: readonly { no: number; id: string; name: string }[];
};

export type FieldTarget = {
  kind: 'field';
  key: CustomKey;
  path: FieldPath;
  field: FieldDefinition;
  /** A label that is no option yet becomes one. */
  creates: boolean;
};

export type ExtraTarget = GroupsTarget | FieldTarget;

/** By the paths that the mapping and its rules name. What is not there has no target. */
export type ExtraTargets = ReadonlyMap<FieldPath, ExtraTarget>;

export const noExtras: ExtraTargets = new Map();

export const isExtraPath = (path: FieldPath): boolean => path === 'groups' || path.startsWith('custom:');

/** Asks the store for nothing where only standard fields are named. */
export function extraTargets(db: ReadDb, mapping: Mapping, { fields = {} }: ImportRules): ExtraTargets {
  const paths = new Set([...Object.values(mapping), ...Object.keys(fields)].filter(isExtraPath));
  const targets = new Map<FieldPath, ExtraTarget>();
  for (const path of paths) {
    const target = targetOf(db, path, fields[path]?.options === 'create');
    if (target) targets.set(path, target);
  }
  return targets;
}

export function targetOf(db: ReadDb, path: FieldPath, creates = false): ExtraTarget | null {
  const definitions = definitionsOf(db);
  if (path === 'groups') {
    const groups = definitions.groups.map(({ no, id, name }) => ({ no, id, name }));
    return { kind: 'groups', key: 'groups', path, groups };
  }
  const field = findFieldByPath(definitions, path);
  return field && { kind: 'field', key: field.key, path, field, creates: creates && isSelect(field) };
}

export const isSelect = ({ type }: FieldDefinition): boolean =>
  type === 'singleSelect' || type === 'multipleSelect';

/** Whether a cell of it may hold several values. */
export const isListTarget = (target: ExtraTarget): boolean =>
  target.kind === 'groups' || isListType(target.field.type);

/** What a planned field is called in mappings, rules and errors. */
export const pathOf = ({ field, extra }: { field: FieldKey; extra?: ExtraTarget }): FieldPath =>
  extra?.path ?? field;
