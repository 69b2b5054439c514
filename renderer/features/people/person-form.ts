// The form of a person: text as typed, lists with one entry a line, turned into what the API takes. What a value means is the
// backend's to judge.
import type { GroupWithFields } from '../../../shared/schema/definition-input.ts';
import type { Person, PersonInput } from '../../../shared/schema/person.ts';

export type Named = { id: string; name: string };

/** What stands in the field of one custom value: a text, or labels. */
export type CustomInput = string | string[];
type Custom = Record<string, Record<string, CustomInput>>;

const texts = [
  'firstName',
  'lastName',
  'fullName',
  'jobTitle',
  'professionalSocialMediaUrl',
  'birthday',
  'description',
] as const;
const lists = ['emails', 'phones', 'addresses', 'urls'] as const;
export type TextField = (typeof texts)[number] | (typeof lists)[number];

export type PersonForm = Record<TextField, string> & { companies: Named[]; groups: string[]; custom: Custom };

export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** First and last name as one. */
export const derivedName = ({ firstName, lastName }: Pick<PersonForm, 'firstName' | 'lastName'>): string =>
  [firstName, lastName]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');

export function formOf(person: Person | null, companies: readonly Named[] = []): PersonForm {
  const text = (field: (typeof texts)[number]): string => person?.[field] ?? '';
  const names = { firstName: text('firstName'), lastName: text('lastName') };
  const fullName = text('fullName');
  return {
    ...names,
    // Empty: it follows first and last name.
    fullName: fullName === derivedName(names) ? '' : fullName,
    jobTitle: text('jobTitle'),
    professionalSocialMediaUrl: text('professionalSocialMediaUrl'),
    birthday: text('birthday'),
    description: text('description'),
    emails: (person?.emails ?? []).join('\n'),
    phones: (person?.phones ?? []).join('\n'),
    addresses: (person?.addresses ?? []).join('\n'),
    urls: (person?.urls ?? []).join('\n'),
    companies: person?.companies ?? [...companies],
    groups: (person?.groups ?? []).map(({ id }) => id),
    custom: customOf(person),
  };
}

const customOf = (person: Person | null): Custom =>
  Object.fromEntries(
    Object.entries(person?.customFieldValues ?? {}).map(([id, values]) => [
      id,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inputOf(value)])),
    ]),
  );

const inputOf = (value: unknown): CustomInput => {
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string');
  return typeof value === 'string' ? value : '';
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What was changed in the form, and nothing else. */
export function patchOf(before: PersonForm, after: PersonForm): PersonInput {
  const changed = (field: keyof PersonForm): boolean => !isSame(before[field], after[field]);
  const patch: Record<string, unknown> = {};
  for (const field of texts.filter(changed))
    patch[field] = after[field].trim() === '' ? null : after[field].trim();
  for (const field of lists.filter(changed)) patch[field] = linesOf(after[field]);
  if (changed('companies')) patch['companies'] = after.companies.map(({ id }) => ({ id }));
  if (changed('groups')) patch['groups'] = after.groups.map((id) => ({ id }));
  const custom = changedCustom(before, after);
  if (Object.keys(custom).length > 0) patch['customFieldValues'] = custom;
  return patch;
}

/** Values of groups that the person is not in go with the group. */
function changedCustom(before: PersonForm, after: PersonForm): Custom {
  const groups = after.groups.flatMap((id) => {
    const values = Object.entries(after.custom[id] ?? {}).filter(
      ([name, value]) => !isSame(before.custom[id]?.[name] ?? (Array.isArray(value) ? [] : ''), value),
    );
    return values.length === 0 ? [] : [[id, Object.fromEntries(values)] as const];
  });
  return Object.fromEntries(groups);
}

type Refusal = { message: string; issues: { path: string; message: string }[] };

/** `emails.1` stands at emails, `customFieldValues.grp_….Tier` at that field; `form` gets what belongs to none. */
export function messagesOf({ message, issues }: Refusal): Record<string, string> {
  const known: ReadonlySet<string> = new Set([...texts, ...lists, 'companies', 'groups']);
  const placed = issues.map(({ path, message: text }) => {
    const root = path.split('.')[0] ?? '';
    if (root === 'customFieldValues') return [path, text] as const;
    return [known.has(root) ? root : 'form', text] as const;
  });
  return issues.length === 0 ? { form: message } : Object.fromEntries(placed.toReversed());
}

export const customAt = (groupId: string, name: string): string =>
  ['customFieldValues', groupId, name].join('.');

/** Fields that the form can edit; references are edited where they are shown. */
export const editableFields = ({ fields }: GroupWithFields) =>
  fields.filter(({ type }) => !['contactField', 'userField', 'objectField'].includes(type));
