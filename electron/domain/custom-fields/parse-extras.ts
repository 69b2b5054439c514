// Groups and custom values of a request. Leaving a group takes its values along; values are only for groups that the record
// is in after the request.
import type { Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import type { FieldDefinition, GroupDefinition } from '../../store/definitions.ts';
import { fieldNoOf, isCustomKey, type ExtraChanges, type Extras } from '../../store/field-key.ts';
import { fieldsOf, findField, type Definitions } from './definitions.ts';
import type { References } from './references.ts';
import { parseCustomValue } from './value-rules.ts';

export type ExtrasContext = {
  definitions: Definitions;
  references: References;
  entityType: EntityType;
  /** The group of a field, deleted ones included. */
  groupOfField: (fieldNo: number) => number | null;
};

export type ExtrasInput = {
  groups?: readonly { id: string }[] | null | undefined;
  customFieldValues?: Record<string, Record<string, unknown>> | null | undefined;
};

export type ParsedExtras = { changes: ExtraChanges; issues: Issue[] };

export function parseExtras(
  input: ExtrasInput,
  context: ExtrasContext,
  current: Extras | null,
): ParsedExtras {
  const issues: Issue[] = [];
  const changes: ExtraChanges = {};
  const before = current?.groups ?? [];
  const after = input.groups === undefined ? before : parseGroups(input.groups ?? [], context, issues);
  if (input.groups !== undefined) {
    changes.groups = [...after, ...hiddenGroups(before, context)];
    Object.assign(changes, withoutGroups(current ?? {}, new Set(changes.groups), context));
  }
  if (input.customFieldValues === null) Object.assign(changes, withoutValues(current ?? {}, context));
  for (const [groupId, values] of Object.entries(input.customFieldValues ?? {}))
    Object.assign(changes, parseGroupValues(groupId, values, { context, after, issues }));
  return { changes, issues };
}

function parseGroups(groups: readonly { id: string }[], context: ExtrasContext, issues: Issue[]): number[] {
  const numbers: number[] = [];
  for (const [at, { id }] of groups.entries()) {
    const group = context.definitions.groupById.get(id);
    const path = `groups.${at}.id`;
    if (!group) issues.push({ path, code: 'unknown_group', message: t('There is no group {id}.', { id }) });
    else if (numbers.includes(group.no))
      issues.push({
        path,
        code: 'duplicate',
        message: t('{name} stands twice. Leave one out.', { name: group.name }),
      });
    else numbers.push(group.no);
  }
  return numbers;
}

/** Of groups that are deleted nobody can say whether the record should leave them. */
const hiddenGroups = (numbers: readonly number[], { definitions }: ExtrasContext): number[] =>
  numbers.filter((no) => !definitions.groupByNo.has(no));

/** Values of groups that the record is no longer in. */
function withoutGroups(
  current: Extras,
  staying: ReadonlySet<number>,
  { groupOfField }: ExtrasContext,
): ExtraChanges {
  const leaving = Object.keys(current).filter((key) => {
    const group = isCustomKey(key) ? groupOfField(fieldNoOf(key)) : null;
    return group !== null && !staying.has(group);
  });
  return Object.fromEntries(leaving.map((key) => [key, null]));
}

/** `customFieldValues: null` clears every value that can be seen. */
const withoutValues = (current: Extras, { definitions }: ExtrasContext): ExtraChanges =>
  Object.fromEntries(
    Object.keys(current)
      .filter((key) => isCustomKey(key) && definitions.fieldByKey.has(key))
      .map((key) => [key, null]),
  );

type GroupContext = { context: ExtrasContext; after: readonly number[]; issues: Issue[] };

function parseGroupValues(
  groupId: string,
  values: Record<string, unknown>,
  { context, after, issues }: GroupContext,
): ExtraChanges {
  const group = context.definitions.groupById.get(groupId);
  const path = `customFieldValues.${groupId}`;
  if (!group || !after.includes(group.no)) {
    issues.push({ path, code: 'unknown_group', message: notInGroup(groupId, group, context) });
    return {};
  }
  const changes: ExtraChanges = {};
  for (const [name, raw] of Object.entries(values)) {
    const field = findField(group, context.entityType, name);
    if (!field) {
      issues.push({ path: `${path}.${name}`, code: 'unknown_field', message: noField(group, name, context) });
      continue;
    }
    if (Object.hasOwn(changes, field.key)) {
      issues.push({ path: `${path}.${name}`, code: 'duplicate', message: twice(field) });
      continue;
    }
    const parsed = parseCustomValue(field, raw, context.references);
    if (parsed.ok) changes[field.key] = parsed.value;
    else issues.push({ path: valuePath(path, field, parsed.at), code: parsed.code, message: parsed.message });
  }
  return changes;
}

const valuePath = (path: string, { name }: FieldDefinition, at: number | undefined): string =>
  at === undefined ? `${path}.${name}` : `${path}.${name}.${at}`;

const twice = ({ name }: FieldDefinition): string =>
  t('{name} stands twice: names are the same whatever their case. Leave one out.', { name });

const notInGroup = (id: string, group: GroupDefinition | undefined, { entityType }: ExtrasContext): string =>
  group
    ? t(
        entityType === 'company'
          ? 'The company is not in the group {name}. Add it to groups in the same request.'
          : 'The person is not in the group {name}. Add it to groups in the same request.',
        { name: group.name },
      )
    : t('There is no group {id}.', { id });

function noField(group: GroupDefinition, name: string, { entityType }: ExtrasContext): string {
  const names = fieldsOf(group, entityType).map((field) => field.name);
  const known =
    names.length === 0 ? t('It has none yet.') : t('It has {names}.', { names: names.join(', ') });
  return t('{group} has no field “{name}”. {known}', { group: group.name, name, known });
}
