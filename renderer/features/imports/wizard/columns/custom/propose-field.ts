// What kind of custom field a column would make: few values that come again are a select, else what most of its values are.
import type { CustomFieldType } from '../../../../../../shared/schema/custom-field.ts';
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import type { ColumnProfile, ValueType } from '../../../../../../shared/schema/profile.ts';

export type ProposedField = { name: string; type: CustomFieldType; options: string[] };

/** Nearly all of them; the rest fails and is looked at by a person. */
const most = 0.9;
const mostOptions = 12;
const longestOption = 60;

const numbers: ReadonlySet<ValueType> = new Set(['integer', 'decimal', 'amount']);

export function proposeField(column: SourceColumn, profile: ColumnProfile | undefined): ProposedField {
  const name = (column.header || column.key).trim().slice(0, 200);
  if (!profile || profile.rows === profile.empty) return { name, type: 'textField', options: [] };
  const filled = profile.rows - profile.empty;
  const share = (fits: (type: ValueType) => boolean): number =>
    profile.types.filter(({ type }) => fits(type)).reduce((sum, { rows }) => sum + rows, 0) / filled;
  if (share((type) => type === 'date') >= most) return { name, type: 'dateField', options: [] };
  if (share((type) => numbers.has(type)) >= most) return { name, type: 'numericField', options: [] };
  return { name, ...proposeChoice(profile, filled) };
}

/** Each value three times as a rule, and none of them long. */
function proposeChoice(profile: ColumnProfile, filled: number): Pick<ProposedField, 'type' | 'options'> {
  const { distinct, top, approximate } = profile;
  const labels = [...new Set(top.flatMap(({ value }) => partsOf(value)))];
  const isFew =
    !approximate && distinct === top.length && filled >= distinct * 3 && labels.length <= mostOptions;
  if (!isFew || labels.some((label) => label.length > longestOption))
    return { type: 'textField', options: [] };
  const several = top.some(({ value }) => partsOf(value).length > 1);
  return { type: several ? 'multipleSelect' : 'singleSelect', options: labels };
}

const partsOf = (value: string): string[] =>
  value
    .split(/[;|\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
