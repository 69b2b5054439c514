// One record of a JSON file as named texts: nested objects as a.b, lists of simple values joined, anything else as JSON.
import { plainDigits } from '../plain-number.ts';
import type { Json } from './parse-json.ts';

const between = '; ';

/** Calls `put` for each value of the record, in order. */
export function flatten(entries: readonly [string, Json][], put: (key: string, value: string) => void): void {
  for (const [key, value] of entries) {
    if (value.kind === 'object' && value.entries.length > 0)
      flatten(value.entries, (inner, text) => put(`${key}.${inner}`, text));
    else put(key, textOf(value));
  }
}

function textOf(value: Json): string {
  if (value.kind === 'object') return '';
  if (value.kind === 'list')
    return value.items.every(isSimple) ? value.items.map(textOf).join(between) : jsonOf(value);
  if (value.kind === 'number') return plainDigits(value.text);
  if (value.kind === 'literal') return value.text === 'null' ? '' : value.text.toUpperCase();
  return value.text;
}

const isSimple = ({ kind }: Json): boolean => kind !== 'list' && kind !== 'object';

function jsonOf(value: Json): string {
  if (value.kind === 'list') return `[${value.items.map(jsonOf).join(',')}]`;
  if (value.kind === 'object')
    return `{${value.entries.map(([key, inner]) => `${JSON.stringify(key)}:${jsonOf(inner)}`).join(',')}}`;
  return value.kind === 'text' ? JSON.stringify(value.text) : value.text;
}
