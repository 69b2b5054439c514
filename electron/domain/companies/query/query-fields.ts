// What can be asked of each field: from a path of the wire to the field of a query, with the labels of what may be chosen.
import { companyFields, employeeRanges } from '../../../../shared/schema/company.ts';
import { sourceKinds } from '../../../../shared/schema/company-query.ts';
import type { CustomFieldType } from '../../../../shared/schema/custom-field.ts';
import { collationLocale, type Collation } from '../../../lib/collation.ts';
import type { FieldKind, QueryField, QueryOrder, QueryValue } from '../../../store/company-query/types.ts';
import type { FieldDefinition } from '../../../store/definitions.ts';
import type { Definitions } from '../../custom-fields/definitions.ts';
import { findFieldByPath } from '../../custom-fields/field-path.ts';

/** `label` is what the wire calls a choice; groups are called by their id there and have their name beside it. */
export type Choice = { value: QueryValue; label: string; name?: string };

export type AskedField = {
  path: string;
  field: QueryField;
  choices: readonly Choice[];
  type: CustomFieldType | null;
  /** Of the records' own ids; companies' unless told. */
  idPrefix?: string;
};

const standardKinds: Record<string, FieldKind> = {
  ...Object.fromEntries(companyFields.map((field) => [field, 'text'])),
  foundationYear: 'number',
  fundingRaised: 'number',
  lastFundingDate: 'date',
  addresses: 'texts',
  emails: 'texts',
  phones: 'texts',
  urls: 'texts',
  tags: 'texts',
  createdAt: 'time',
  updatedAt: 'time',
  version: 'number',
  id: 'uuid',
  createdBy: 'actor',
};

const customKinds: Record<CustomFieldType, FieldKind> = {
  textField: 'text',
  magicField: 'text',
  numericField: 'number',
  dateField: 'date',
  singleSelect: 'choice',
  multipleSelect: 'choices',
  contactField: 'ids',
  userField: 'ids',
  objectField: 'ids',
};

const references: Partial<Record<CustomFieldType, 'user' | 'contact' | 'object'>> = {
  userField: 'user',
  contactField: 'contact',
  objectField: 'object',
};

/** Null where no field has this path. */
export function findAskedField(definitions: Definitions, path: string): AskedField | null {
  if (path === 'employeeRange')
    return asked(
      path,
      'choice',
      employeeRanges.map((range) => ({ value: range, label: range })),
    );
  if (path === 'groups') return asked(path, 'groups', groupChoices(definitions));
  const kind = Object.hasOwn(standardKinds, path) ? standardKinds[path] : undefined;
  if (kind) return asked(path, kind, []);
  const custom = findFieldByPath(definitions, path);
  return custom ? askedCustom(path, custom) : findDerived(definitions, path);
}

/** `source:{path}` is the kind of source that the value came from, `length:{path}` its signs or the entries of a list. */
function findDerived(definitions: Definitions, path: string): AskedField | null {
  const [, about = '', of = ''] = /^(source|length):([\s\S]+)$/.exec(path) ?? [];
  const whole = about === '' ? null : findAskedField(definitions, of);
  if (!whole || !hasValue.has(whole.field.kind) || /:|^version$/.test(whole.field.key)) return null;
  const key = `${about}:${whole.field.key}`;
  if (about === 'length') return { ...asked(path, 'number', []), field: { key, kind: 'number' } };
  const choices = sourceKinds.map((kind) => ({ value: kind, label: kind }));
  return { path, field: withChoices({ key, kind: 'choice' }, choices), choices, type: null };
}

/** A company's own id, times and maker are written by nobody. */
const hasValue: ReadonlySet<FieldKind> = new Set([
  'text',
  'number',
  'date',
  'choice',
  'texts',
  'choices',
  'ids',
  'groups',
]);

/** Every path that a filter, a sort or a facet can name. */
export const standardPaths: readonly string[] = [...Object.keys(standardKinds), 'groups'];

export const asked = (path: string, kind: FieldKind, choices: readonly Choice[]): AskedField => ({
  path,
  field: withChoices({ key: path, kind }, choices),
  choices,
  type: null,
});

export function askedCustom(path: string, { key, type, options }: FieldDefinition): AskedField {
  const choices = options.map(({ no, label }) => ({ value: no, label }));
  const refersTo = references[type];
  const field = { key, kind: customKinds[type], ...(refersTo ? { refersTo } : {}) };
  return { path, field: withChoices(field, choices), choices, type };
}

const withChoices = (field: QueryField, choices: readonly Choice[]): QueryField =>
  field.kind === 'choice' || field.kind === 'choices' || field.kind === 'groups'
    ? { ...field, choices: choices.map(({ value }) => value) }
    : field;

export const groupChoices = ({ groups }: Definitions): Choice[] =>
  groups.map(({ no, id, name }) => ({ value: String(no), label: id, name }));

/** The order that a list is sorted in: of texts by the collation, of groups by their names. */
export function orderBy({ field, choices }: AskedField, down: boolean, collation: Collation): QueryOrder {
  if (field.kind === 'groups') return { field: withChoices(field, byName(choices, collation)), down };
  const isText = field.kind === 'text' || field.kind === 'texts' || field.kind === 'ids';
  return { field, down, ...(isText && collation !== 'root' && { collation }) };
}

function byName(choices: readonly Choice[], collation: Collation): readonly Choice[] {
  const { compare } = new Intl.Collator(collationLocale(collation));
  return choices.toSorted((one, other) => compare(one.name ?? one.label, other.name ?? other.label));
}

/** Custom fields whose texts a search looks through. */
export const textKeysOf = ({ fieldByKey }: Definitions): string[] =>
  [...fieldByKey.values()]
    .filter(
      ({ entityType, type }) => entityType === 'company' && (type === 'textField' || type === 'magicField'),
    )
    .map(({ key }) => key);
