// How a field is named on the wire, in recipes, filters and views: a standard field by its name, a custom one as
// `custom:{groupId}:{fieldName}`, a fact of the profile as `entityData.{name}`.
import { z } from 'zod';
import { msg, t } from '../messages/message.ts';
import { companyFields, fieldLabels, type CompanyField } from './company.ts';
import { personFieldLabels } from './person.ts';
import { factLabel, parseFactPath } from './profile-facts.ts';

export type FieldPath = string;

const written = `${companyFields.join('|')}|groups|custom:grp_[0-9a-f-]{36}:.{1,200}`;

/** A field that an import may write. */
export const importedField = z.string().regex(new RegExp(`^(${written})$`), {
  error: () =>
    t('Name one of {fields}, groups or {form}.', {
      fields: companyFields.join(', '),
      form: 'custom:{groupId}:{fieldName}',
    }),
});

/** What a column of an import may become: a field, or nothing. */
export const mappingTargetPattern = new RegExp(`^(${written}|ignore)$`);

export const isCompanyField = (path: FieldPath): path is CompanyField =>
  (companyFields as readonly string[]).includes(path);

export type CustomPath = { groupId: string; fieldName: string };

/** The parts of a custom field's path; null for every other. */
export function parseCustomPath(path: FieldPath): CustomPath | null {
  const [, groupId, fieldName] = /^custom:(grp_[0-9a-f-]{36}):([\s\S]+)$/.exec(path) ?? [];
  return groupId === undefined || fieldName === undefined ? null : { groupId, fieldName };
}

export const customPath = (groupId: string, fieldName: string): FieldPath => `custom:${groupId}:${fieldName}`;

const otherLabels: Record<string, string> = {
  ...personFieldLabels,
  groups: msg('Groups'),
  locks: msg('Locks'),
  relationships: msg('Relationships'),
};

/** What the field is called to a person, in the language that is spoken here: the backend speaks English. */
export function labelOfPath(path: FieldPath): string {
  const custom = parseCustomPath(path);
  if (custom) return custom.fieldName;
  const fact = parseFactPath(path);
  if (fact !== null) return factLabel(fact) ?? labelOfPath(fact);
  const label = isCompanyField(path) ? fieldLabels[path] : otherLabels[path];
  return label === undefined ? path : t(label);
}
