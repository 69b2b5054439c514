// From a value in a filter to the value that the store compares with, or what to write instead.
import { t } from '../../../../shared/messages/message.ts';
import type { FilterOperator, FilterScalar } from '../../../../shared/schema/company-filter.ts';
import { foldCase } from '../../../lib/fold-case.ts';
import { parseId } from '../../../lib/ids.ts';
import type { FieldKind, QueryValue } from '../../../store/company-query/types.ts';
import { parseDate } from '../date-rule.ts';
import { fault, fine, quoted, type FieldResult } from '../field-result.ts';
import type { AskedField, Choice } from './query-fields.ts';

const sameness = ['eq', 'not_eq', 'in', 'not_in', 'empty', 'not_empty'] as const;
const size = ['gt', 'gte', 'lt', 'lte'] as const;
const likeness = ['like', 'not_like'] as const;

export const operatorsOf: Record<FieldKind, readonly FilterOperator[]> = {
  text: [...sameness, ...likeness, ...size],
  number: [...sameness, ...size],
  date: [...sameness, ...likeness, ...size],
  time: [...sameness, ...size],
  choice: [...sameness, ...likeness, ...size],
  texts: [...sameness, ...likeness],
  choices: [...sameness, ...likeness],
  groups: [...sameness, ...likeness],
  ids: sameness,
  uuid: sameness,
  actor: sameness,
};

export function parseQueryValue(asked: AskedField, raw: FilterScalar): FieldResult<QueryValue> {
  const text = String(raw).normalize('NFC');
  switch (asked.field.kind) {
    case 'number':
      return number(raw);
    case 'date':
      return parseDate(raw);
    case 'time':
      return time(text);
    case 'choice':
    case 'choices':
    case 'groups':
      return choice(asked, text);
    case 'uuid': {
      const uuid = parseId(asked.idPrefix ?? 'com', text);
      return uuid
        ? fine(uuid.toString('hex'))
        : fault('invalid_id', t('{value} is no id of such a record.', { value: quoted(raw) }));
    }
    case 'text':
    case 'texts':
    case 'ids':
    case 'actor':
      break;
  }
  return fine(normalText(asked.path, text));
}

/** Domains are stored in lower case, countries in upper case. */
const normalText = (path: string, text: string): string =>
  path === 'domain' ? text.toLowerCase() : path === 'countryCode' ? text.toUpperCase() : text;

function number(raw: FilterScalar): FieldResult<number> {
  const value =
    typeof raw === 'number'
      ? raw
      : /^\s*[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(raw)
        ? Number(raw)
        : Number.NaN;
  return Number.isFinite(value)
    ? fine(value)
    : fault(
        'invalid_number',
        t('{value} is no number. Expected digits such as 1250 or -12.5.', { value: quoted(raw) }),
      );
}

function time(text: string): FieldResult<number> {
  const ms = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms)
    ? fault(
        'invalid_time',
        t('{value} is no time. Expected 2026-01-31T12:00:00Z, or a day such as 2026-01-31.', {
          value: quoted(text),
        }),
      )
    : fine(ms);
}

const callName = ({ name, label }: Choice): string => name ?? label;

function choice({ path, choices, field }: AskedField, text: string): FieldResult<QueryValue> {
  const folded = foldCase(text);
  const found =
    choices.find(({ label }) => label === text) ??
    choices.find((option) => foldCase(option.label) === folded);
  if (found) return fine(found.value);
  if (field.kind === 'groups')
    return fault(
      'unknown_group',
      t('There is no group {value}. Send its id, such as grp_…, as GET /v1/groups lists it.', {
        value: quoted(text),
      }),
    );
  const options = choices.slice(0, 30).map(({ label }) => label);
  return fault(
    'invalid_option',
    options.length === 0
      ? t('{path} has no options to choose from.', { path })
      : t('{value} is no option of {name}. Choose one of {options}.', {
          value: quoted(text),
          name: path,
          options: choices.length > 30 ? `${options.join(', ')}, …` : options.join(', '),
        }),
  );
}

/** What of the choices is like a pattern, in which % stands for any text. */
export function choicesLike({ choices }: AskedField, pattern: string): QueryValue[] {
  const parts = foldCase(pattern)
    .split('%')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const like = new RegExp(`^${parts.join('[\\s\\S]*')}$`);
  return choices.filter((option) => like.test(foldCase(callName(option)))).map(({ value }) => value);
}

const dayMs = 86_400_000;

/** A day given for a time: from its first millisecond up to the next day. */
export function dayOf(raw: FilterScalar): { startMs: number; endMs: number } | null {
  const day = parseDate(raw);
  if (!day.ok) return null;
  const startMs = Date.parse(`${day.value}T00:00:00Z`);
  return { startMs, endMs: startMs + dayMs };
}
