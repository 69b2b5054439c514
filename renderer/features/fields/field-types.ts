// The types of custom fields as a person knows them.
import type { CustomFieldType, FieldConfig } from '../../../shared/schema/custom-field.ts';
import { plural } from '../../lib/format.ts';

export const typeLabels: Record<CustomFieldType, string> = {
  textField: 'Text',
  numericField: 'Number',
  dateField: 'Date',
  singleSelect: 'Select',
  multipleSelect: 'Select several',
  contactField: 'Contacts',
  userField: 'Users',
  magicField: 'Template',
  objectField: 'Objects',
};

export const typeHints: Record<CustomFieldType, string> = {
  textField: 'One text, up to 5,000 characters.',
  numericField: 'An exact decimal number, with a format.',
  dateField: 'A day.',
  singleSelect: 'One of the options.',
  multipleSelect: 'Any of the options.',
  contactField: 'Companies or people.',
  userField: 'People of this workspace.',
  magicField: 'A text made of other fields. A value typed by hand stays.',
  objectField: 'Custom objects.',
};

export const hasOptions = (type: CustomFieldType): boolean =>
  type === 'singleSelect' || type === 'multipleSelect';

/** What stands beside the type in the list of fields. */
export function describeSettings(
  type: CustomFieldType,
  { format, currency, decimals, template }: FieldConfig,
): string {
  if (type === 'magicField') return template ?? '';
  if (type !== 'numericField') return '';
  const kind = format === 'currency' ? (currency ?? '') : format === 'percent' ? 'Percent' : '';
  const places = decimals === undefined ? '' : plural(decimals, 'decimal', 'decimals');
  return [kind, places].filter((part) => part !== '').join(', ');
}
