// The types of custom fields as a person knows them.
import { t, tc } from '../../../shared/messages/message.ts';
import type { CustomFieldType, FieldConfig } from '../../../shared/schema/custom-field.ts';

export const typeLabels: Record<CustomFieldType, string> = {
  textField: t('Text'),
  numericField: t('Number'),
  dateField: t('Date'),
  singleSelect: tc('field type', 'Select'),
  multipleSelect: t('Select several'),
  contactField: t('Contacts'),
  userField: t('Users'),
  magicField: t('Template'),
  objectField: t('Objects'),
};

export const typeHints: Record<CustomFieldType, string> = {
  textField: t('One text, up to 5,000 characters.'),
  numericField: t('An exact decimal number, with a format.'),
  dateField: t('A day.'),
  singleSelect: t('One of the options.'),
  multipleSelect: t('Any of the options.'),
  contactField: t('Companies or people.'),
  userField: t('People of this workspace.'),
  magicField: t('A text made of other fields. A value typed by hand stays.'),
  objectField: t('Custom objects.'),
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
  const kind = format === 'currency' ? (currency ?? '') : format === 'percent' ? t('Percent') : '';
  const places =
    decimals === undefined ? '' : t('{n, plural, one {# decimal} other {# decimals}}', { n: decimals });
  return [kind, places].filter((part) => part !== '').join(', ');
}
