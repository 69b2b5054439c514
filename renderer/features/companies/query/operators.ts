// What a person can ask of each kind of field, in words, and how that stands in a filter. "contains" and its like are `like` with a
// pattern; "between" is two conditions.
import { t } from '../../../../shared/messages/message.ts';
import type {
  FilterCondition,
  FilterNode,
  FilterOperator,
} from '../../../../shared/schema/company-filter.ts';
import { choiceOfFilter, textsOf } from '../../../../shared/schema/facet-choice.ts';
import { onlyField } from '../../../../shared/schema/filter-parts.ts';
import type { QueryFieldKind } from './query-fields.ts';

type Pattern = 'contains' | 'not_contains' | 'begins' | 'ends';
export type Asked = FilterOperator | Pattern | 'between';

/** A condition as it stands in its form. */
export type Draft = { field: string | null; asked: Asked; values: readonly string[] };

const sameness: readonly Asked[] = ['in', 'not_in', 'eq', 'not_eq'];
const patterns: readonly Asked[] = ['contains', 'not_contains', 'begins', 'ends', 'like', 'not_like'];
const sizes: readonly Asked[] = ['between', 'gt', 'gte', 'lt', 'lte'];
const presence: readonly Asked[] = ['empty', 'not_empty'];

/** The usual one first. */
export const askedOf: Record<QueryFieldKind, readonly Asked[]> = {
  text: [...patterns.slice(0, 4), ...sameness, ...patterns.slice(4), ...sizes, ...presence],
  texts: [...patterns.slice(0, 4), ...sameness, ...patterns.slice(4), ...presence],
  number: [...sizes, ...sameness, ...presence],
  year: [...sizes, ...sameness, ...presence],
  date: [...sizes, ...sameness, ...presence],
  time: [...sizes, ...presence],
  choice: [...sameness, ...patterns.slice(0, 2), ...presence],
  references: [...sameness, ...presence],
  source: [...sameness, ...presence],
};

const usual: Record<Asked, string> = {
  eq: t('is'),
  not_eq: t('is not'),
  in: t('is any of'),
  not_in: t('is none of'),
  contains: t('contains'),
  not_contains: t('does not contain'),
  begins: t('begins with'),
  ends: t('ends with'),
  like: t('is like (with %)'),
  not_like: t('is not like (with %)'),
  between: t('is between'),
  gt: t('is over'),
  gte: t('is at least'),
  lt: t('is under'),
  lte: t('is at most'),
  empty: t('is empty'),
  not_empty: t('has a value'),
};

const ofTimes: Partial<Record<Asked, string>> = {
  gt: t('is after'),
  gte: t('is on or after'),
  lt: t('is before'),
  lte: t('is on or before'),
};

const ofTexts: Partial<Record<Asked, string>> = {
  gt: t('comes after'),
  gte: t('is or comes after'),
  lt: t('comes before'),
};

export function wordsOf(asked: Asked, kind: QueryFieldKind): string {
  if (kind === 'date' || kind === 'time') return ofTimes[asked] ?? usual[asked];
  return (kind === 'text' ? ofTexts[asked] : undefined) ?? usual[asked];
}

export type ValueCount = 'none' | 'one' | 'two' | 'many';

export function valueCountOf(asked: Asked): ValueCount {
  if (asked === 'empty' || asked === 'not_empty') return 'none';
  if (asked === 'in' || asked === 'not_in') return 'many';
  return asked === 'between' ? 'two' : 'one';
}

/** Null while something is missing. */
export function nodeOfDraft({ field, asked, values }: Draft): FilterNode | null {
  if (field === null) return null;
  const given = values.map((value) => value.trim()).filter((value) => value !== '');
  const [first] = given;
  const count = valueCountOf(asked);
  if (count === 'none') return { field, operator: asked as FilterOperator };
  if (count === 'two') return between(field, values);
  if (first === undefined) return null;
  if (count === 'many') return { field, operator: asked as FilterOperator, value: given };
  return withPattern(field, asked, first);
}

function between(field: string, [from = '', to = '']: readonly string[]): FilterNode | null {
  const low: FilterCondition[] = from.trim() === '' ? [] : [{ field, operator: 'gte', value: from.trim() }];
  const high: FilterCondition[] = to.trim() === '' ? [] : [{ field, operator: 'lte', value: to.trim() }];
  const both = [...low, ...high];
  return both.length > 1 ? { and: both } : (both[0] ?? null);
}

/** In words to a person, in a filter `like`. */
const patternOf: Partial<Record<Asked, (text: string) => { operator: FilterOperator; value: string }>> = {
  contains: (text) => ({ operator: 'like', value: `%${text}%` }),
  not_contains: (text) => ({ operator: 'not_like', value: `%${text}%` }),
  begins: (text) => ({ operator: 'like', value: `${text}%` }),
  ends: (text) => ({ operator: 'like', value: `%${text}` }),
};

const withPattern = (field: string, asked: Asked, text: string): FilterCondition => ({
  field,
  ...(patternOf[asked]?.(text) ?? { operator: asked as FilterOperator, value: text }),
});

/** Null where a part is more than one line of a form can show. */
export function draftOfNode(node: FilterNode): Draft | null {
  const range = choiceOfFilter(node);
  const { gte, lte, ...others } = range?.bounds ?? {};
  const isRange = gte !== undefined && lte !== undefined && Object.keys(others).length === 0;
  if (isRange && range?.values.length === 0 && range.presence.length === 0)
    return { field: onlyField(node), asked: 'between', values: [gte, lte] };
  return 'field' in node ? draftOfCondition(node) : null;
}

function draftOfCondition({ field, operator, value }: FilterCondition): Draft {
  const values = textsOf(value);
  const [text = ''] = values;
  const isNot = operator === 'not_like';
  if (operator === 'like' || isNot) {
    const inner = text.replace(/^%|%$/g, '');
    const [starts, ends] = [text.startsWith('%'), text.endsWith('%') && text.length > 1];
    if (inner !== '' && !inner.includes('%')) {
      if (starts && ends) return { field, asked: isNot ? 'not_contains' : 'contains', values: [inner] };
      if (!isNot && starts !== ends) return { field, asked: starts ? 'ends' : 'begins', values: [inner] };
    }
  }
  return { field, asked: operator, values };
}
