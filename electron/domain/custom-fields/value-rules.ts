// What a custom field takes and how it is stored. One place for the API, the grid and imports.
import { t } from '../../../shared/messages/message.ts';
import { customFieldLimits, type CustomFieldType } from '../../../shared/schema/custom-field.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import type { CustomValue } from '../../store/field-key.ts';
import { parseDate } from '../companies/date-rule.ts';
import { fault, fine, quoted, type FieldResult } from '../companies/field-result.ts';
import { isRounded, roundedNumber } from '../companies/rounded-number.ts';
import { nameKey } from '../matching/company-key.ts';
import type { References } from './references.ts';

type Rule = (raw: unknown, field: FieldDefinition, references: References) => FieldResult<CustomValue | null>;

/** null, an empty text and an empty list clear. */
export function parseCustomValue(
  field: FieldDefinition,
  raw: unknown,
  references: References,
): FieldResult<CustomValue | null> {
  const isEmpty =
    raw === null ||
    raw === undefined ||
    (typeof raw === 'string' && raw.trim() === '') ||
    (Array.isArray(raw) && raw.length === 0);
  return isEmpty ? fine(null) : rules[field.type](raw, field, references);
}

const textRule =
  (max: number): Rule =>
  (raw) => {
    if (typeof raw !== 'string') return fault('invalid_type', t('Expected a text.'));
    const text = raw.trim();
    if (!text.isWellFormed())
      return fault('invalid_text', t('The text holds half a character (a lone surrogate). Type it again.'));
    return text.length <= max
      ? fine(text)
      : fault('too_long', t('{n} characters are too many. Keep it to {max}.', { n: text.length, max }));
  };

const number: Rule = (raw) => {
  if (isRounded(raw)) return roundedNumber();
  const text = typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? raw.trim() : '';
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match)
    return fault(
      'invalid_number',
      t('{value} is no number. Expected digits such as 1250 or -12.5.', { value: quoted(raw) }),
    );
  const [, sign = '', digits = '', decimals = ''] = match;
  const whole = digits.replace(/^0+(?=\d)/, '');
  const fraction = decimals.replace(/0+$/, '');
  const isZero = whole === '0' && fraction === '';
  const value = `${sign === '-' && !isZero ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  if (value.length > customFieldLimits.number)
    return fault('too_long', t('A number has {max} characters at most.', { max: customFieldLimits.number }));
  return fine(value);
};

function findOption({ options }: FieldDefinition, label: string): number | null {
  const key = nameKey(label);
  const exact = options.find((option) => option.label === label.trim());
  return (exact ?? options.find((option) => nameKey(option.label) === key))?.no ?? null;
}

const unknownLabel = ({ name, options }: FieldDefinition, raw: unknown) =>
  fault(
    'invalid_option',
    options.length === 0
      ? t('{name} has no options yet. Add {value} to them first.', { name, value: quoted(raw) })
      : t('{value} is no option of {name}. Choose one of {options}.', {
          value: quoted(raw),
          name,
          options: options.map(({ label }) => label).join(', '),
        }),
  );

const singleSelect: Rule = (raw, field) => {
  if (typeof raw !== 'string') return fault('invalid_type', t('Expected the label of one option.'));
  const option = findOption(field, raw);
  return option === null ? unknownLabel(field, raw) : fine(option);
};

const multipleSelect: Rule = (raw, field) => {
  if (!Array.isArray(raw)) return fault('invalid_type', t('Expected a list of labels.'));
  const chosen = new Set<number>();
  for (const [at, label] of raw.entries()) {
    const option = typeof label === 'string' ? findOption(field, label) : null;
    if (option === null) return { ...unknownLabel(field, label), at };
    if (chosen.has(option))
      return fault('duplicate', t('{name} stands twice. Leave one out.', { name: quoted(label) }), at);
    chosen.add(option);
  }
  return fine(field.options.map(({ no }) => no).filter((no) => chosen.has(no)));
};

/** A list of `{id}`, stored as the ids; `find` answers the id of what is there. */
const listOf =
  (
    what: () => string,
    find: (entry: Record<string, unknown>, references: References) => string | null,
  ): Rule =>
  (raw, _field, references) => {
    if (!Array.isArray(raw))
      return fault(
        'invalid_type',
        t('Expected a list such as {example} of {what}.', { example: '[{"id": "…"}]', what: what() }),
      );
    if (raw.length > customFieldLimits.references)
      return fault(
        'too_many',
        t('{n} are too many. Keep it to {max}.', { n: raw.length, max: customFieldLimits.references }),
      );
    const ids: string[] = [];
    for (const [at, entry] of (raw as unknown[]).entries()) {
      const id = isObject(entry) ? find(entry, references) : null;
      if (id === null)
        return fault(
          'unknown_reference',
          t('There is none of the {what} like {value}.', { what: what(), value: quoted(entry) }),
          at,
        );
      if (ids.includes(id))
        return fault('duplicate', t('{name} stands twice. Leave one out.', { name: quoted(entry) }), at);
      ids.push(id);
    }
    return fine(ids);
  };

const isObject = (entry: unknown): entry is Record<string, unknown> =>
  typeof entry === 'object' && entry !== null;

/** The only key may be the one that names the thing: `{id, name}` would hide a typing mistake in the name. */
const only = (entry: Record<string, unknown>, key: string): string | null => {
  const value = entry[key];
  return typeof value === 'string' && Object.keys(entry).length === 1 ? value : null;
};

const rules: Record<CustomFieldType, Rule> = {
  textField: textRule(customFieldLimits.text),
  numericField: number,
  dateField: parseDate,
  singleSelect,
  multipleSelect,
  contactField: listOf(
    () => t('people or companies'),
    (entry, references) => {
      const id = only(entry, 'id');
      return id === null ? null : (references.findContact(id)?.id ?? null);
    },
  ),
  userField: listOf(
    () => t('users'),
    (entry, references) => {
      const [id, email] = [only(entry, 'id'), only(entry, 'email')];
      if (id !== null) return references.findUser({ id })?.id ?? null;
      return email === null ? null : (references.findUser({ email })?.id ?? null);
    },
  ),
  magicField: textRule(customFieldLimits.text),
  objectField: listOf(
    () => t('objects'),
    (entry, references) => {
      const id = only(entry, 'id');
      return id === null ? null : (references.findObject(id)?.id ?? null);
    },
  ),
};
