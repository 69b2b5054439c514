// Texts with names in braces, filled from what is known of a record. In an address no value can leave the place that it stands in;
// in a body each stays inside its text.
import type { LookupInput } from '../provider.ts';
import { templateKeys } from '../../../shared/schema/http-json.ts';

const braces = /\{([^{}]*)\}/g;
const known = new RegExp(`\\{(${templateKeys.join('|')})\\}`, 'g');

export const namesIn = (template: string): string[] =>
  [...template.matchAll(braces)].map(([, name]) => name ?? '');

/** In a body braces have other uses too: only what is known there counts, and a text that is nothing but a name. */
export const namesInBody = (body: unknown): string[] =>
  textsIn(body).flatMap((text) => {
    const whole = /^\{(\w+)\}$/.exec(text)?.[1];
    return whole === undefined ? [...text.matchAll(known)].map(([, name]) => name ?? '') : [whole];
  });

export type Values = ReadonlyMap<string, string>;

export const valuesOf = (input: LookupInput): Values =>
  new Map(
    Object.entries(input).flatMap(([key, value]) => {
      const first = typeof value === 'string' ? value : value[0];
      return first === undefined ? [] : [[key, first] as const];
    }),
  );

export const fillAddress = (template: string, values: Values): string =>
  template.replace(braces, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));

export function fillBody(body: unknown, values: Values): unknown {
  if (typeof body === 'string') return body.replace(known, (_, name: string) => values.get(name) ?? '');
  if (Array.isArray(body)) return body.map((entry) => fillBody(entry, values));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, fillBody(value, values)]));
}

/** `.` and `..` are steps in a path, encoded or not; half a character cannot be encoded. */
export const isFit = (value: string | undefined): boolean =>
  value !== undefined && !/^\.*$/.test(value) && value.isWellFormed();

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
