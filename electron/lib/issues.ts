// Turns what zod found into issues whose messages tell a person what to change.
import type { z } from 'zod';
import type { Issue } from '../../shared/errors.ts';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];
type FoundIssue = z.core.$ZodIssue;

/** At most this many issues travel in one answer. */
const maxIssues = 100;

export function toIssues(found: readonly FoundIssue[]): Issue[] {
  return found.flatMap(flatten).slice(0, maxIssues);
}

function flatten(issue: FoundIssue): Issue[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      code: 'unknown_field',
      message: `There is no field "${clip(key)}" here. Remove it or check its spelling.`,
    }));
  }
  const missing = issue.code === 'invalid_type' && issue.message === required;
  return [{ path: path.join('.'), code: missing ? 'required' : issue.code, message: issue.message }];
}

const required = 'This is required. Send it.';

/** The message of a check that its schema gives none for. */
export function messageOf(issue: RawIssue): string {
  if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
    return required;
  switch (issue.code) {
    case 'invalid_type':
      return `Send ${withArticle(issue.expected)}, not ${typeName(issue.input)}.`;
    case 'too_big':
      return `Send at most ${amount(issue.origin, issue.maximum)}.`;
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? 'This must not be empty.'
        : `Send at least ${amount(issue.origin, issue.minimum)}.`;
    case 'invalid_value':
      return `Use ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
    case 'invalid_format':
      return `Send it as ${formats[issue.format] ?? `a valid ${issue.format}`}.`;
    case 'not_multiple_of':
      return `Send a multiple of ${issue.divisor}.`;
    case 'invalid_union':
      return unionMessage(issue.errors);
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      break;
  }
  return 'This value is not valid here.';
}

const formats: Record<string, string> = {
  datetime: 'a time in UTC such as 2026-01-31T12:00:00Z',
  date: 'a date such as 2026-01-31',
  regex: 'the API description shows it',
};

function unionMessage(branches: readonly (readonly FoundIssue[])[]): string {
  const expected = branches.map((issues) => issues[0]).filter((issue) => issue !== undefined);
  const types = expected.flatMap((issue) => (issue.code === 'invalid_type' ? [issue.expected] : []));
  const other = expected.find((issue) => issue.code !== 'invalid_type');
  if (other) return other.message;
  return `Send ${[...new Set(types)].map(withArticle).join(' or ')}.`;
}

function amount(origin: string, limit: number | bigint): string {
  if (origin === 'string') return `${limit} character${Number(limit) === 1 ? '' : 's'}`;
  if (origin === 'array' || origin === 'set') return `${limit} item${Number(limit) === 1 ? '' : 's'}`;
  return String(limit);
}

function withArticle(type: string): string {
  const name = type === 'record' ? 'object' : type === 'int' ? 'whole number' : type;
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return Number.isNaN(value) ? 'something that is no number' : withArticle(typeof value);
}

const clip = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
