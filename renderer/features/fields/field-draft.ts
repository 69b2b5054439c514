// A field while it is edited: what the form holds, and what is sent of it. Only what differs is sent.
import type {
  CustomField,
  CustomFieldType,
  FieldConfig,
  OptionColor,
} from '../../../shared/schema/custom-field.ts';
import { optionColors } from '../../../shared/schema/custom-field.ts';
import type { FieldInput, FieldPatch } from '../../../shared/schema/definition-input.ts';
import { hasOptions } from './field-types.ts';

/** `was`: the label that the option has in the store; null: a new one. `key` is only the form's. */
export type OptionDraft = { key: string; was: string | null; label: string; color: OptionColor };

export type FieldDraft = {
  name: string;
  type: CustomFieldType;
  config: FieldConfig;
  options: OptionDraft[];
};

export const emptyDraft: FieldDraft = { name: '', type: 'textField', config: {}, options: [] };

export const draftOf = ({ name, type, config, options }: CustomField): FieldDraft => ({
  name,
  type,
  config,
  options: options.map(({ label, color }) => ({ key: label, was: label, label, color })),
});

/** A colour that is not used yet, as long as there is one. */
export function newOption(options: readonly OptionDraft[]): OptionDraft {
  const used = new Set(options.map(({ color }) => color));
  const free = optionColors.filter((color) => color !== 'gray' && !used.has(color));
  return { key: crypto.randomUUID(), was: null, label: '', color: free[0] ?? 'gray' };
}

/** As it is stored. */
export const cleaned = (name: string): string => name.trim().normalize('NFC');

export const filled = (options: readonly OptionDraft[]): OptionDraft[] =>
  options.filter(({ label }) => cleaned(label) !== '');

/** Settings that the type takes; the others are left behind with the type. */
function configFor({ type, config }: FieldDraft): FieldConfig {
  const { format, currency, decimals, template } = config;
  if (type === 'magicField') return template === undefined ? {} : { template };
  if (type !== 'numericField') return {};
  return {
    ...(format === undefined ? {} : { format }),
    ...(format === 'currency' && currency !== undefined ? { currency } : {}),
    ...(decimals === undefined ? {} : { decimals }),
  };
}

export function inputOf(draft: FieldDraft): FieldInput {
  const options = filled(draft.options).map(({ label, color }) => ({ label: cleaned(label), color }));
  return {
    name: cleaned(draft.name),
    type: draft.type,
    config: configFor(draft),
    ...(hasOptions(draft.type) ? { options } : {}),
  };
}

/** Empty where nothing differs. */
export function patchOf(field: CustomField, draft: FieldDraft): FieldPatch {
  const { name, type, config } = inputOf(draft);
  const isOtherType = type !== field.type;
  const isOtherConfig = JSON.stringify(sorted(config ?? {})) !== JSON.stringify(sorted(field.config));
  const options = optionsOf(field, draft);
  return {
    ...(name === field.name ? {} : { name }),
    ...(isOtherType ? { type } : {}),
    ...(isOtherType || isOtherConfig ? { config } : {}),
    ...(options ? { options } : {}),
  };
}

const sorted = (config: FieldConfig): [string, unknown][] =>
  Object.entries(config).toSorted(([a], [b]) => (a < b ? -1 : 1));

function optionsOf(field: CustomField, draft: FieldDraft): FieldPatch['options'] | null {
  if (!hasOptions(draft.type)) return null;
  const options = filled(draft.options).map(({ was, label, color }) => ({
    label: cleaned(label),
    color,
    ...(was !== null && was !== cleaned(label) && hasOptions(field.type) ? { previousLabel: was } : {}),
  }));
  // A select that is made of another type gets its options from the values, unless some were typed.
  if (!hasOptions(field.type)) return options.length > 0 ? options : null;
  const isSame =
    options.length === field.options.length &&
    options.every(({ label, color, previousLabel }, at) => {
      const before = field.options[at];
      return previousLabel === undefined && before?.label === label && before.color === color;
    });
  return isSame ? null : options;
}

export const isChanged = (patch: FieldPatch): boolean => Object.keys(patch).length > 0;

/** Whether it may take values away: then it is counted first. */
export function mayRemove(field: CustomField, patch: FieldPatch): boolean {
  if (patch.type !== undefined) return true;
  if (!patch.options) return false;
  const staying = new Set(patch.options.map(({ label, previousLabel }) => previousLabel ?? label));
  return field.options.some(({ label }) => !staying.has(label));
}
