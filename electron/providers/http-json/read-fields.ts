// Takes the fields of a record out of an answer of any shape, and leaves out whatever no field could hold.
import { listed } from '../registers/facts.ts';
import { isHeld } from '../registers/is-held.ts';
import type { Finder } from './json-path.ts';
import type { HttpJsonSettings } from './settings.ts';

/** `value` is null where nothing that the field can hold was found. */
export type ReadField = {
  field: string;
  path: string;
  found: readonly unknown[];
  value: string | string[] | null;
};

const longestFact = 5000;
const lists: ReadonlySet<string> = new Set(['addresses', 'emails', 'phones', 'urls', 'tags']);

export const readFields = ({ entity, fields }: HttpJsonSettings, find: Finder): ReadField[] =>
  Object.entries(fields).map(([field, path]) => {
    const found = find(path);
    const value = valueOf(field, found);
    return { field, path, found, value: isHeld(entity, field, value) ? value : null };
  });

/** Every value, as one text. */
export const readFacts = ({ facts }: HttpJsonSettings, find: Finder): ReadField[] =>
  Object.entries(facts).map(([field, path]) => {
    const found = find(path);
    const text = listed([...new Set(textsIn(found))]).slice(0, longestFact);
    return { field, path, found, value: text || null };
  });

export const valuesIn = (read: readonly ReadField[]): Record<string, string | string[]> =>
  Object.fromEntries(read.flatMap(({ field, value }) => (value === null ? [] : [[field, value] as const])));

/** It is the record where one of these is neither empty nor `false`. */
export const isMatch = (found: readonly unknown[]): boolean =>
  found.some((value) => value !== null && value !== false && value !== '');

function valueOf(field: string, values: readonly unknown[]): string | string[] | null {
  const texts = textsIn(values);
  if (!lists.has(field)) return texts[0] ?? null;
  return texts.length > 0 ? [...new Set(texts)] : null;
}

const textsIn = (values: readonly unknown[]): string[] =>
  values.flat().flatMap((value) => {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    return text === '' ? [] : [text];
  });
