// Cells → groups and values of custom fields, by the field's type. What only the store can tell, whom a name means or the number
// of a new option, stays a text here; extra-writer.ts looks it up.
import { t } from '../../../../shared/messages/message.ts';
import { customFieldLimits, type CustomFieldType } from '../../../../shared/schema/custom-field.ts';
import { fault, fine, quoted, type FieldResult } from '../../companies/field-result.ts';
import type { References } from '../../custom-fields/references.ts';
import { parseCustomValue } from '../../custom-fields/value-rules.ts';
import { nameKey } from '../../matching/company-key.ts';
import { convertDate } from '../cells/convert-date.ts';
import type { CellReading, CellValue, ReadCell } from '../cells/convert-cell.ts';
import { convertNumber } from './convert-number.ts';
import type { ExtraTarget, FieldTarget, GroupsTarget } from './extra-target.ts';

/** Reads trimmed cells of a field that holds one value. */
export function extraReader(target: ExtraTarget, reading: CellReading = {}): ReadCell {
  if (target.kind === 'groups') return (text) => readGroups(target, [text]);
  return remembered((text) => readOne(target, text, reading));
}

function readOne(target: FieldTarget, text: string, reading: CellReading): FieldResult<CellValue> {
  const { type } = target.field;
  if (type === 'numericField') return convertNumber(text, target.field, reading);
  if (type === 'dateField') return convertDate(text, reading);
  const parsed = parseCustomValue(target.field, text, noReferences);
  return parsed.ok || parsed.code !== 'invalid_option' || !target.creates ? parsed : newLabel(text);
}

/** Reads the items of a field that holds several values. */
export function readItems(target: ExtraTarget, items: readonly string[]): FieldResult<CellValue> {
  if (target.kind === 'groups') return readGroups(target, items);
  if (target.field.type === 'multipleSelect') return readLabels(target, items);
  return items.length <= customFieldLimits.references
    ? fine([...items])
    : fault(
        'too_many',
        t('{n} are too many. Keep it to {max}.', { n: items.length, max: customFieldLimits.references }),
      );
}

function readLabels(target: FieldTarget, items: readonly string[]): FieldResult<CellValue> {
  const distinct = [...new Map(items.map((item) => [nameKey(item), item])).values()];
  const parsed = parseCustomValue(target.field, distinct, noReferences);
  if (parsed.ok || parsed.code !== 'invalid_option' || !target.creates) return parsed;
  const tooLong = distinct.map(newLabel).find(({ ok }) => !ok);
  return tooLong ?? fine(distinct);
}

const newLabel = (label: string): FieldResult<string> =>
  label.length <= customFieldLimits.optionLabel
    ? fine(label)
    : fault(
        'too_long',
        t('{n} characters are too many for an option. Keep it to {max}.', {
          n: label.length,
          max: customFieldLimits.optionLabel,
        }),
      );

/** A cell that is one label as a whole, whatever separators it holds. */
export const isWholeLabel = (target: ExtraTarget, text: string): boolean => {
  const key = nameKey(text);
  return target.kind === 'groups'
    ? target.groups.some(({ name }) => nameKey(name) === key)
    : target.field.options.some(({ label }) => nameKey(label) === key);
};

function readGroups({ groups }: GroupsTarget, items: readonly string[]): FieldResult<CellValue> {
  const numbers = new Set<number>();
  for (const [at, item] of items.entries()) {
    const group = groups.find(({ id, name }) => id === item || nameKey(name) === nameKey(item));
    if (!group)
      return fault(
        'unknown_group',
        t('There is no group {value}. Make it first, or leave it out.', { value: quoted(item) }),
        at,
      );
    numbers.add(group.no);
  }
  return fine([...numbers]);
}

const references: ReadonlySet<CustomFieldType> = new Set(['contactField', 'userField', 'objectField']);

/** Its texts are looked up before they are written. */
export const isLookedUp = (target: ExtraTarget): target is FieldTarget =>
  target.kind === 'field' && (target.creates || references.has(target.field.type));

const noReferences: References = {
  findContact: () => null,
  findUser: () => null,
  findObject: () => null,
};

const mostKept = 10_000;

function remembered(read: ReadCell): ReadCell {
  const results = new Map<string, FieldResult<CellValue>>();
  return (text) => {
    const known = results.get(text);
    if (known) return known;
    const result = read(text);
    if (results.size >= mostKept) results.clear();
    results.set(text, result);
    return result;
  };
}
