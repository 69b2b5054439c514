// For tests: a group with a field of each of the nine types, made as the API makes them.
import type { CustomField, CustomFieldType, EntityType } from '../../shared/schema/custom-field.ts';
import { fieldInputSchema } from '../../shared/schema/definition-input.ts';
import type { StepLabel } from '../../shared/schema/step.ts';
import type { StepOrigin } from '../domain/companies/write-company.ts';
import { addField } from '../domain/custom-fields/manage-fields.ts';
import { addGroup } from '../domain/custom-fields/manage-groups.ts';
import { showField } from '../domain/custom-fields/show-definitions.ts';
import { inStep } from '../domain/steps/in-step.ts';
import { transact, type WriteDb } from '../store/database.ts';

/** What each field of `makeGroup` is called. */
export const fieldNames = {
  textField: 'Note',
  numericField: 'ARR',
  dateField: 'Renewal',
  singleSelect: 'Tier',
  multipleSelect: 'Topics',
  contactField: 'Contacts',
  userField: 'Owner',
  magicField: 'Greeting',
  objectField: 'Deals',
} as const satisfies Record<CustomFieldType, string>;

/** Labels of the two selects, in their order. */
export const tierLabels = ['A', 'B', 'C'] as const;
export const topicLabels = ['Cables', 'Machinery', 'Software'] as const;

const rest: Partial<Record<CustomFieldType, object>> = {
  numericField: { config: { format: 'currency', currency: 'EUR' } },
  singleSelect: {
    options: tierLabels.map((label, at) => ({ label, color: (['green', 'blue', 'gray'] as const)[at] })),
  },
  multipleSelect: { options: topicLabels.map((label) => ({ label, color: 'teal' })) },
  magicField: { config: { template: 'Hello {{name}}' } },
};

export type MadeGroup = {
  id: string;
  no: number;
  name: string;
  fields: Record<CustomFieldType, CustomField>;
  /** `custom:{groupId}:{fieldName}` of each. */
  paths: Record<CustomFieldType, string>;
};

/** A group with a field of each type. Call it outside a transaction. */
export function makeGroup(db: WriteDb, name = 'Coverage', entityType: EntityType = 'company'): MadeGroup {
  const label: StepLabel = { action: 'define', companies: 0, name };
  return transact(db, () =>
    inStep(db, { kind: 'person', actor: 'usr_test', atMs: 0 }, label, (origin) =>
      madeGroup(db, name, entityType, origin),
    ),
  );
}

function madeGroup(db: WriteDb, name: string, entityType: EntityType, origin: StepOrigin): MadeGroup {
  const { id, no } = addGroup(db, { name }, origin);
  const types = Object.keys(fieldNames) as CustomFieldType[];
  const fields = types.map((type) => {
    const input = fieldInputSchema.parse({ name: fieldNames[type], type, ...rest[type] });
    return [type, showField(db, addField(db, { groupId: id, entityType }, input, origin))] as const;
  });
  const paths = types.map((type) => [type, `custom:${id}:${fieldNames[type]}`] as const);
  return {
    id,
    no,
    name,
    fields: Object.fromEntries(fields) as MadeGroup['fields'],
    paths: Object.fromEntries(paths) as MadeGroup['paths'],
  };
}
