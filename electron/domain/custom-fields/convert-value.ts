// A value of one type as a value of another. Only what has one reading converts: 1,250 and 03/04/2024 are left to a person.
import { nameKey } from '../matching/company-key.ts';
import { findByNameKey, type KeyFinder } from '../matching/find-company.ts';
import { msg } from '../../../shared/messages/message.ts';
import type { CustomFieldType } from '../../../shared/schema/custom-field.ts';
import { formatId } from '../../lib/ids.ts';
import { findCompanyByNo } from '../../store/companies.ts';
import { findKeyHits } from '../../store/company-keys.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import type { CustomValue } from '../../store/field-key.ts';
import { listUsers } from '../../store/users.ts';
import type { FieldResult } from '../companies/field-result.ts';
import { readDate } from '../imports/cells/date-text.ts';
import { readNumber } from '../imports/cells/number-text.ts';
import { storedReferences, type References } from './references.ts';
import { showCustomValue } from './show-extras.ts';
import { parseCustomValue } from './value-rules.ts';

export type Lookup = {
  references: References;
  /** By its name, which is unique. */
  findCompany(name: string): string | null;
  /** By an e-mail address, or a name that only one has. */
  findUser(text: string): string | null;
};

/** `keys`: where a company's name is looked up, unless in the store's own index. */
export function lookupIn(db: ReadDb, keys: KeyFinder = { find: (hash) => findKeyHits(db, hash) }): Lookup {
  const references = storedReferences(db);
  return {
    references,
    findCompany(name) {
      const no = findByNameKey(db, keys, nameKey(name));
      const company = no === null ? null : findCompanyByNo(db, no);
      return company ? formatId('com', company.uuid) : null;
    },
    findUser(text) {
      const byEmail = references.findUser({ email: text });
      const named = listUsers(db).filter(({ fullName }) => nameKey(fullName) === nameKey(text));
      return byEmail?.id ?? (named.length === 1 ? (named[0]?.id ?? null) : null);
    },
  };
}

/** The stored value of `to` for a stored value of `from`. */
export function convertValue(
  from: FieldDefinition,
  to: FieldDefinition,
  value: CustomValue,
  lookup: Lookup,
): FieldResult<CustomValue | null> {
  const shown = showCustomValue(from, value, lookup.references);
  const parts = (Array.isArray(shown) ? shown : [shown]).map(textOf).filter((text) => text !== '');
  return readTexts(to, parts, lookup);
}

/** The stored value of `to` for what stands in one text or several. */
export const readTexts = (
  to: FieldDefinition,
  texts: readonly string[],
  lookup: Lookup,
): FieldResult<CustomValue | null> =>
  parseCustomValue(to, candidates[to.type](texts, to, lookup), lookup.references);

/** What a person reads in a cell that holds it. */
export function readable(field: FieldDefinition, value: CustomValue, references: References): string {
  const shown = showCustomValue(field, value, references);
  return (Array.isArray(shown) ? shown : [shown]).map(textOf).join('; ');
}

function textOf(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const { fullName, name } = (entry ?? {}) as { fullName?: string; name?: string };
  return fullName ?? name ?? '';
}

type Candidate = (parts: readonly string[], to: FieldDefinition, lookup: Lookup) => unknown;

const whole = (parts: readonly string[]): string => parts.join('; ');

const number: Candidate = (parts) => {
  const [, sign = '', digits = ''] = /^\s*([+-]?)\s*([\s\S]*?)\s*$/.exec(whole(parts)) ?? [];
  const reading = readNumber(digits);
  return reading?.kind === 'one' ? `${sign}${reading.digits}` : whole(parts);
};

const date: Candidate = (parts) => {
  const reading = readDate(whole(parts));
  return reading?.kind === 'one' ? reading.day : whole(parts);
};

/** Labels that stand in one text, where the text as a whole is none. */
const labels: Candidate = (parts, { options }) => {
  const isLabel = (text: string): boolean => options.some(({ label }) => nameKey(label) === nameKey(text));
  const each = parts.flatMap((part) => (isLabel(part) ? [part] : splitLabels(part)));
  return [...new Map(each.map((label) => [nameKey(label), label])).values()];
};

export const splitLabels = (text: string): string[] =>
  text
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const references =
  (find: (text: string, lookup: Lookup) => string | null): Candidate =>
  (parts, _to, lookup) =>
    parts.flatMap(splitLabels).map((text) => ({ id: find(text, lookup) ?? text }));

const candidates: Record<CustomFieldType, Candidate> = {
  textField: whole,
  magicField: whole,
  numericField: number,
  dateField: date,
  singleSelect: whole,
  multipleSelect: labels,
  contactField: references((text, lookup) =>
    lookup.references.findContact(text) ? text : lookup.findCompany(text),
  ),
  userField: references((text, lookup) => lookup.findUser(text)),
  objectField: references((text) => text),
};

/** Why a value does not convert to a type; it stands beside the value. */
export const whyNot: Record<CustomFieldType, string> = {
  textField: msg('Too long for a text.'),
  magicField: msg('Too long for a text.'),
  numericField: msg('No number, or it could be two.'),
  dateField: msg('No date, or it could be two.'),
  singleSelect: msg('None of the options.'),
  multipleSelect: msg('None of the options.'),
  contactField: msg('No company has this name.'),
  userField: msg('No user has this name or address.'),
  objectField: msg('There is no such object.'),
};
