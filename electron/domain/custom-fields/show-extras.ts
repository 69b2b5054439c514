// Groups and custom values as the wire shows them: every field of every group that the record is in, empty ones included.
import type { CustomFieldType, EntityType } from '../../../shared/schema/custom-field.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import type { CustomValue, Extras } from '../../store/field-key.ts';
import { fieldsOf, type Definitions } from './definitions.ts';
import type { References } from './references.ts';

export type ShownExtras = {
  groups: { id: string; name: string }[];
  customFieldValues: Record<string, Record<string, unknown>>;
};

export function showExtras(
  extras: Extras,
  definitions: Definitions,
  references: References,
  entityType: EntityType,
): ShownExtras {
  const groups = (extras.groups ?? []).flatMap((no) => definitions.groupByNo.get(no) ?? []);
  const customFieldValues: ShownExtras['customFieldValues'] = {};
  for (const group of groups) {
    const shown = fieldsOf(group, entityType).map((field) => [
      field.name,
      showCustomValue(field, extras[field.key], references),
    ]);
    customFieldValues[group.id] = Object.fromEntries(shown) as Record<string, unknown>;
  }
  return { groups: groups.map(({ id, name }) => ({ id, name })), customFieldValues };
}

const listTypes: ReadonlySet<CustomFieldType> = new Set([
  'multipleSelect',
  'contactField',
  'userField',
  'objectField',
]);

/** A field that holds several values: empty is `[]`, not null. */
export const isListType = (type: CustomFieldType): boolean => listTypes.has(type);

/** What was deleted since, an option or a person, is left out. */
export function showCustomValue(
  { type, options }: FieldDefinition,
  value: CustomValue | undefined,
  references: References,
): unknown {
  if (value === undefined) return isListType(type) ? [] : null;
  if (type === 'singleSelect') return options.find(({ no }) => no === value)?.label ?? null;
  if (!Array.isArray(value)) return value;
  if (type === 'multipleSelect')
    return options.filter(({ no }) => (value as number[]).includes(no)).map(({ label }) => label);
  return (value as string[]).flatMap((id) => showReference(type, id, references) ?? []);
}

function showReference(type: CustomFieldType, id: string, references: References): unknown {
  if (type === 'userField') return references.findUser({ id });
  return type === 'objectField' ? references.findObject(id) : references.findContact(id);
}
