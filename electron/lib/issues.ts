// Turns what zod found into issues whose messages tell a person what to change.
import type { z } from 'zod';
import type { Issue } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { anyOf } from './say.ts';

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
      message: t('There is no field "{name}" here. Remove it or check its spelling.', { name: clip(key) }),
    }));
  }
  const missing = issue.code === 'invalid_type' && issue.message === required();
  return [{ path: path.join('.'), code: missing ? 'required' : issue.code, message: issue.message }];
}

const required = (): string => t('This is required. Send it.');

/** The message of a check that its schema gives none for. */
export function messageOf(issue: RawIssue): string {
  if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
    return required();
  switch (issue.code) {
    case 'invalid_type':
      return t('Send {wanted}, not {sent}.', { wanted: nameOf(issue.expected), sent: sentName(issue) });
    case 'too_big':
      return atMost(issue.origin, Number(issue.maximum));
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum));
    case 'invalid_value':
      return oneOf(issue.values.map((value) => JSON.stringify(value)));
    case 'invalid_format':
      return inFormat(issue.format);
    case 'not_multiple_of':
      return t('Send a multiple of {divisor}.', { divisor: issue.divisor });
    case 'invalid_union':
      return unionMessage(issue.errors);
    case 'invalid_key':
      return issue.issues[0]?.message ?? t('This value is not valid here.');
    case 'unrecognized_keys':
    case 'invalid_element':
    case 'custom':
      break;
  }
  return t('This value is not valid here.');
}

function inFormat(format: string): string {
  if (format === 'datetime') return t('Send it as a time in UTC such as 2026-01-31T12:00:00Z.');
  if (format === 'date') return t('Send it as a date such as 2026-01-31.');
  if (format === 'regex') return t('Send it as the API description shows it.');
  return t('Send it as a valid {format}.', { format });
}

const oneOf = (values: readonly string[]): string =>
  values.length > 1
    ? t('Use one of {values}.', { values: values.join(', ') })
    : t('Use {value}.', { value: values.join() });

function unionMessage(branches: readonly (readonly FoundIssue[])[]): string {
  const expected = branches.map((issues) => issues[0]).filter((issue) => issue !== undefined);
  const types = expected.flatMap((issue) => (issue.code === 'invalid_type' ? [issue.expected] : []));
  const other = expected.find((issue) => issue.code !== 'invalid_type');
  if (other) return other.message;
  return t('Send {wanted}.', { wanted: anyOf([...new Set(types)].map(nameOf)) });
}

/** Numbers stand ungrouped, as they are sent. */
function atMost(origin: string, n: number): string {
  if (origin === 'string')
    return t('Send at most {n, plural, one {{count} character} other {{count} characters}}.', {
      n,
      count: n,
    });
  if (isList(origin))
    return t('Send at most {n, plural, one {{count} item} other {{count} items}}.', { n, count: n });
  return t('Send at most {n}.', { n });
}

function atLeast(origin: string, n: number): string {
  if (origin === 'string' && n === 1) return t('This must not be empty.');
  if (origin === 'string')
    return t('Send at least {n, plural, one {{count} character} other {{count} characters}}.', {
      n,
      count: n,
    });
  if (isList(origin))
    return t('Send at least {n, plural, one {{count} item} other {{count} items}}.', { n, count: n });
  return t('Send at least {n}.', { n });
}

const isList = (origin: string): boolean => origin === 'array' || origin === 'set';

const typeNames: Readonly<Record<string, () => string>> = {
  string: () => t('a string'),
  number: () => t('a number'),
  int: () => t('a whole number'),
  boolean: () => t('a boolean'),
  object: () => t('an object'),
  record: () => t('an object'),
  array: () => t('an array'),
  undefined: () => t('an undefined'),
};

const nameOf = (type: string): string => typeNames[type]?.() ?? t('a {type}', { type });

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return nameOf('array');
  return Number.isNaN(value) ? t('something that is no number') : nameOf(typeof value);
}

/** Half a number is a number too. */
const sentName = ({ expected, input }: { expected: string; input: unknown }): string =>
  expected === 'int' && Number.isFinite(input) ? String(input) : typeName(input);

const clip = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
