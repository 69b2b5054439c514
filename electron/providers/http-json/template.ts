// An address with names in braces, filled from what is known of a record; no value can leave the place that it stands in.
import type { LookupInput } from '../provider.ts';

const braces = /\{([^{}]*)\}/g;

export const namesIn = (template: string): string[] =>
  [...template.matchAll(braces)].map(([, name]) => name ?? '');

/** Null where the record lacks something that it names, or a value would be read as a step in the path. */
export function fillTemplate(template: string, input: LookupInput): string | null {
  const values = new Map(Object.entries(input).map(([key, value]) => [key, firstOf(value)]));
  if (namesIn(template).some((name) => !isFit(values.get(name)))) return null;
  return template.replace(braces, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));
}

const firstOf = (value: string | readonly string[]): string | undefined =>
  typeof value === 'string' ? value : value[0];

/** `.` and `..` are steps in a path, encoded or not; half a character cannot be encoded. */
const isFit = (value: string | undefined): boolean =>
  value !== undefined && !/^\.*$/.test(value) && value.isWellFormed();
