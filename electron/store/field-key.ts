// What a record's values are called inside: standard fields by their name, custom fields by their number, which no renaming
// changes. On the wire a custom field is a path, see domain/custom-fields/field-path.ts.
import type { CompanyField } from '../../shared/schema/company.ts';

/** `f12`: the custom field with the number 12. */
export type CustomKey = `f${number}`;

/** `groups` and `locks` are values like the others: they have a history and can be taken back. */
export type FieldKey = CompanyField | 'groups' | 'locks' | CustomKey;

/**
 * A custom value as it is stored: a text, a decimal number as text, a date, the number of an option, a list of such numbers in
 * the options' order, or a list of public ids.
 */
export type CustomValue = string | number | number[] | string[];

/** Any value of a record, standard or custom. */
export type FieldValue = CustomValue | null;

/** What a record holds beside its standard fields; what is absent is empty. */
export type Extras = {
  groups?: number[];
  locks?: FieldKey[];
  [key: CustomKey]: CustomValue;
};

/** Changes of these; null clears. */
export type ExtraChanges = {
  groups?: number[];
  locks?: FieldKey[];
  [key: CustomKey]: CustomValue | null;
};

export const customKey = (fieldNo: number): CustomKey => `f${fieldNo}`;

export const isCustomKey = (key: string): key is CustomKey => /^f\d+$/.test(key);

export const fieldNoOf = (key: CustomKey): number => Number(key.slice(1));
