// Groups and their custom fields as they stand on the wire (camelCase). Limits here are the only place where they are written.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { actorSchema, isoDateTime, prefixedId } from './common.ts';

export const groupId = prefixedId('grp');
export const customFieldId = prefixedId('fld');

export const entityTypes = ['company', 'person'] as const;
export type EntityType = (typeof entityTypes)[number];

export const customFieldTypes = [
  'textField',
  'numericField',
  'dateField',
  'singleSelect',
  'multipleSelect',
  'contactField',
  'userField',
  'magicField',
  'objectField',
] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];

export const customFieldLimits = {
  groupName: 200,
  fieldName: 200,
  groups: 500,
  fieldsOfGroup: 200,
  options: 500,
  optionLabel: 200,
  text: 5000,
  /** Digits of a number, its sign and decimal point counted. */
  number: 40,
  /** Contacts, users or objects in one value. */
  references: 100,
  template: 5000,
} as const;

export const optionColors = ['gray', 'green', 'blue', 'amber', 'red', 'violet', 'teal', 'orange'] as const;
export type OptionColor = (typeof optionColors)[number];

/** A label of a select; `color` is one of `optionColors`, gray unless told. */
export const fieldOptionSchema = z.strictObject({
  label: z.string().trim().min(1).max(customFieldLimits.optionLabel),
  color: z.enum(optionColors).default('gray'),
});
export type FieldOption = z.infer<typeof fieldOptionSchema>;

export const numberFormats = ['number', 'currency', 'percent'] as const;

/** What a type needs to know beside its name; each key belongs to the types in its comment. */
export const fieldConfigSchema = z.strictObject({
  /** numericField; `percent` shows 12.5 as 12.5 %. */
  format: z.enum(numberFormats).optional(),
  /** numericField with the format `currency`: ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: () => t('Write the currency as three letters, such as EUR.') })
    .optional(),
  /** numericField: decimals that are shown; all unless told. */
  decimals: z.number().int().min(0).max(10).optional(),
  /** magicField: the text over other fields that fills it. */
  template: z.string().max(customFieldLimits.template).optional(),
});
export type FieldConfig = z.infer<typeof fieldConfigSchema>;

export const customFieldSchema = z.object({
  id: customFieldId,
  groupId,
  entityType: z.enum(entityTypes),
  name: z.string(),
  type: z.enum(customFieldTypes),
  config: fieldConfigSchema,
  /** Selects only, in their order. */
  options: z.array(z.object({ label: z.string(), color: z.enum(optionColors) })),
  /** There while a job changes its type: the values are those of the old one until it ends. */
  conversion: z
    .object({
      jobId: z.string(),
      type: z.enum(customFieldTypes),
      done: z.number().int(),
      total: z.number().int(),
    })
    .optional(),
  createdAt: isoDateTime,
  updatedAt: isoDateTime,
  createdBy: actorSchema,
});
export type CustomField = z.infer<typeof customFieldSchema>;

export const groupSchema = z.object({
  id: groupId,
  name: z.string(),
  createdAt: isoDateTime,
  updatedAt: isoDateTime,
  createdBy: actorSchema,
});
export type Group = z.infer<typeof groupSchema>;
