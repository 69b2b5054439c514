// Takes the fields of a record out of an answer of any shape, and leaves out whatever no field could hold.
import { compile } from 'json-p3';
import { companyPatchSchema } from '../../../shared/schema/company.ts';
import { personInputSchema } from '../../../shared/schema/person.ts';
import type { AnswerFields } from '../provider.ts';
import type { HttpJsonSettings } from './settings.ts';

type Found = Parameters<ReturnType<typeof compile>['query']>[0];

const lists: ReadonlySet<string> = new Set(['addresses', 'emails', 'phones', 'urls', 'tags']);
const schemas = { company: companyPatchSchema, person: personInputSchema.partial() };

export function readFields({ entity, fields }: HttpJsonSettings, json: unknown): AnswerFields {
  const read = Object.entries(fields).flatMap(([field, path]) => {
    const value = valueOf(field, valuesAt(path, json));
    const isHeld = value !== null && schemas[entity].safeParse({ [field]: value }).success;
    return isHeld ? [[field, value] as const] : [];
  });
  return Object.fromEntries(read);
}

export const isMatch = ({ match }: HttpJsonSettings, json: unknown): boolean =>
  match === undefined ||
  valuesAt(match, json).some((value) => value !== null && value !== false && value !== '');

/** Of JSON, as it came over the network. */
const valuesAt = (path: string, json: unknown): unknown[] =>
  compile(path)
    .query(json as Found)
    .values();

function valueOf(field: string, values: readonly unknown[]): string | string[] | null {
  const texts = values.flat().flatMap((value) => {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    return text === '' ? [] : [text];
  });
  if (!lists.has(field)) return texts[0] ?? null;
  return texts.length > 0 ? [...new Set(texts)] : null;
}
