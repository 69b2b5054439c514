// What the panel shows of a person, in order. A field holds all its values, whole.
import { customPath } from '../../../shared/schema/field-path.ts';
import { formatDay } from '../../lib/format.ts';
import { t } from '../../../shared/messages/message.ts';
import { personFieldLabels, type Person, type PersonField } from '../../../shared/schema/person.ts';

export type Line = { path: string; label: string; values: string[] };

const names = ['fullName', 'firstName', 'lastName', 'jobTitle'] as const;
const rest = [
  'emails',
  'phones',
  'addresses',
  'urls',
  'professionalSocialMediaUrl',
  'birthday',
  'description',
] as const satisfies readonly Exclude<PersonField, 'companies'>[];

const lineOf =
  (person: Person) =>
  (field: (typeof names)[number] | (typeof rest)[number]): Line => ({
    path: field,
    label: t(personFieldLabels[field]),
    values: [person[field] ?? []].flat().map(field === 'birthday' ? formatDay : String),
  });

/** What stands above the companies, which are links, and below them. */
export const linesAbove = (person: Person): Line[] => names.map(lineOf(person));
export const linesBelow = (person: Person): Line[] => rest.map(lineOf(person));

const nameOf = (entry: unknown): string => {
  if (typeof entry !== 'object' || entry === null) return String(entry);
  const { fullName, name } = entry as { fullName?: string; name?: string };
  return fullName ?? name ?? '';
};

export const customLines = (groupId: string, values: Record<string, unknown>): Line[] =>
  Object.entries(values).map(([label, value]) => ({
    path: customPath(groupId, label),
    label,
    values: [value ?? []].flat().map(nameOf),
  }));
