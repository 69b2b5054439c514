// What a change or deletion of a definition would do to the records: counted over all of them, nothing is written. It reads the
// whole store, so ask in the query thread.
import { t } from '../../../shared/messages/message.ts';
import { customFieldLimits, entityTypes, type CustomFieldType } from '../../../shared/schema/custom-field.ts';
import {
  newOptionSchema,
  type DefinitionPlan,
  type FieldPatch,
  type FieldPreview,
} from '../../../shared/schema/definition-input.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldDefinition, OptionDefinition } from '../../store/definitions.ts';
import type { CustomValue } from '../../store/field-key.ts';
import {
  countMembers,
  countOptions,
  countValues,
  countWithOptions,
  distinctValues,
  type Counted,
} from '../../store/custom-values.ts';
import { nameKey } from '../matching/company-key.ts';
import { planOptions } from './change-options.ts';
import { checkField, hasOptions } from './check-field.ts';
import { convertValue, lookupIn, readable, splitLabels, whyNot, type Lookup } from './convert-value.ts';
import { fieldsOf } from './definitions.ts';
import { getField, type FieldAddress } from './manage-fields.ts';
import { getGroup } from './manage-groups.ts';

export type PlanWish =
  | { of: 'group'; groupId: string }
  | { of: 'field'; address: FieldAddress; preview: FieldPreview };

/** What a plan cannot be made of: throws `not_found` and `validation_error` before anything is counted. */
export function checkWish(db: ReadDb, wish: PlanWish): void {
  if (wish.of === 'group') return void getGroup(db, wish.groupId);
  const field = getField(db, wish.address);
  if (wish.preview.patch) targetOf(field, wish.preview.patch);
}

const nothing: DefinitionPlan = {
  records: 0,
  values: 0,
  removed: 0,
  converted: 0,
  unconverted: [],
  unconvertedDistinct: 0,
  parts: [],
  newOptions: [],
};

export function planDefinition(db: ReadDb, wish: PlanWish): DefinitionPlan {
  if (wish.of === 'group') return planGroup(db, wish.groupId);
  const field = getField(db, wish.address);
  const { patch } = wish.preview;
  if (!patch) return planRemoval(db, field);
  return patch.type === undefined || patch.type === field.type
    ? planOptionChange(db, field, patch)
    : planConversion(db, field, targetOf(field, patch));
}

function planGroup(db: ReadDb, groupId: string): DefinitionPlan {
  const group = getGroup(db, groupId);
  const parts = entityTypes.flatMap((entityType) => {
    const fields = fieldsOf(group, entityType);
    const { each } = countValues(db, entityType, fields.map(counted));
    return fields.map(({ name }, at) => ({ name, values: each[at] ?? 0 }));
  });
  const members = entityTypes.map((entityType) => countMembers(db, entityType, group.no));
  const values = sum(parts.map((part) => part.values));
  return { ...nothing, records: sum(members), values, removed: values, parts };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const counted = ({ key, type, options }: FieldDefinition): Counted => ({
  key,
  options: hasOptions(type) ? options.map(({ no }) => no) : null,
});

function planRemoval(db: ReadDb, field: FieldDefinition): DefinitionPlan {
  const values = countValues(db, field.entityType, [counted(field)]).any;
  return { ...nothing, records: values, values, removed: values, parts: [{ name: field.name, values }] };
}

function planOptionChange(db: ReadDb, field: FieldDefinition, patch: FieldPatch): DefinitionPlan {
  checkField({ ...patch, type: field.type });
  const removed = patch.options ? planOptions(field, patch.options).removed : [];
  if (removed.length === 0) return nothing;
  const counts = countOptions(db, field.entityType, field.key);
  const parts = removed.map(({ no, label }) => ({ name: label, values: counts.get(no) ?? 0 }));
  const numbers = removed.map(({ no }) => no);
  return {
    ...nothing,
    records: countWithOptions(db, field.entityType, field.key, numbers),
    values: sum(field.options.map(({ no }) => counts.get(no) ?? 0)),
    removed: sum(parts.map(({ values }) => values)),
    parts,
  };
}

/** The field as it would be. Throws `validation_error`. */
export function targetOf(
  field: FieldDefinition,
  { type = field.type, options, config }: FieldPatch,
): FieldDefinition {
  checkField({ type, config, options });
  const staying = hasOptions(type) && hasOptions(field.type) ? field.options : [];
  const wanted = options && planOptions({ ...field, options: staying }, options).options;
  // Options that are only planned have numbers that no stored one has.
  const planned = wanted?.map(({ no, ...option }, at): OptionDefinition => ({
    ...option,
    no: no ?? -1 - at,
  }));
  return { ...field, type, options: planned ?? staying };
}

/** Options are made of the values where there are none yet and none were sent. */
export const makesOptions = (from: FieldDefinition, to: FieldDefinition): boolean =>
  hasOptions(to.type) && !hasOptions(from.type) && to.options.length === 0;

const mostShown = 100;

function planConversion(db: ReadDb, field: FieldDefinition, target: FieldDefinition): DefinitionPlan {
  const lookup = lookupIn(db);
  const sent = target.options.length > 0;
  const newOptions = makesOptions(field, target) ? optionsFromValues(db, field, target.type, lookup) : [];
  const to = sent ? target : { ...target, options: newOptions.map(numbered) };
  const plan = { ...nothing, newOptions, unconverted: [...nothing.unconverted] };
  for (const { value, count } of distinctValues(db, field.entityType, field.key)) {
    const before = JSON.parse(value) as CustomValue;
    const text = readable(field, before, lookup.references);
    // An option or a record that was deleted: nobody sees a value there.
    if (text === '') continue;
    plan.records += count;
    plan.values += count;
    if (convertValue(field, to, before, lookup).ok) plan.converted += count;
    else {
      plan.removed += count;
      plan.unconvertedDistinct += 1;
      if (plan.unconverted.length < mostShown)
        plan.unconverted.push({ value: text, count, message: t(whyNot[to.type]) });
    }
  }
  return plan;
}

const numbered = (label: string, at: number): OptionDefinition => ({ no: -1 - at, label, color: 'gray' });

/** The different values as labels, the most frequent first, as many as fit. */
export function optionsFromValues(
  db: ReadDb,
  field: FieldDefinition,
  type: CustomFieldType,
  { references }: Lookup,
): string[] {
  const labels = new Map<string, string>();
  for (const { value } of distinctValues(db, field.entityType, field.key)) {
    const text = readable(field, JSON.parse(value) as CustomValue, references).normalize('NFC');
    for (const label of type === 'multipleSelect' ? splitLabels(text) : [text])
      if (isLabel(label) && !labels.has(nameKey(label))) labels.set(nameKey(label), label);
    if (labels.size >= customFieldLimits.options) break;
  }
  return [...labels.values()].slice(0, customFieldLimits.options);
}

const isLabel = (text: string): boolean => newOptionSchema.safeParse({ label: text }).success;
