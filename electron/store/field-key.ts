// What a record's values are called inside: standard fields by their name, custom fields by their number, which no renaming
// changes, facts of the profile by theirs after `p:`. On the wire the latter two are paths, see domain/custom-fields/field-path.ts.
import type { CompanyField } from '../../shared/schema/company.ts';
import type { FactValue } from '../../shared/schema/profile-facts.ts';

/** `f12`: the custom field with the number 12. */
export type CustomKey = `f${number}`;

/** `groups` and `locks` are values like the others: they have a history and can be taken back. */
export type FieldKey = CompanyField | 'groups' | 'locks' | CustomKey | ProfileKey;

/** `p:legalName`: the fact of that name in the record's profile. */
export type ProfileKey = `p:${string}`;

/**
 * A custom value as it is stored: a text, a decimal number as text, a date, the number of an option, a list of such numbers in
 * the options' order, or a list of public ids.
 */
export type CustomValue = string | number | number[] | string[];

/** Any value of a record: standard, custom or a fact. */
export type FieldValue = CustomValue | FactValue | null;

/** What a record holds beside its standard fields; what is absent is empty. */
export type Extras = {
  groups?: number[];
  locks?: FieldKey[];
  [key: CustomKey]: CustomValue;
  [key: ProfileKey]: FactValue;
};

/** Changes of these; null clears. */
export type ExtraChanges = {
  groups?: number[];
  locks?: FieldKey[];
  [key: CustomKey]: CustomValue | null;
  [key: ProfileKey]: FactValue | null;
};

export const customKey = (fieldNo: number): CustomKey => `f${fieldNo}`;

export const isCustomKey = (key: string): key is CustomKey => /^f\d+$/.test(key);

export const profileKey = (name: string): ProfileKey => `p:${name}`;

export const isProfileKey = (key: string): key is ProfileKey => key.startsWith('p:');

export const factNameOf = (key: ProfileKey): string => key.slice(2);

/** What is stored together, beside the columns of the standard fields. */
export const isExtraKey = (key: string): key is CustomKey | ProfileKey =>
  isCustomKey(key) || isProfileKey(key);

export const fieldNoOf = (key: CustomKey): number => Number(key.slice(1));
