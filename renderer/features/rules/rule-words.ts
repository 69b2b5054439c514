// Rules in words, for the list and for what a test says.
import { locale, t } from '../../../shared/messages/message.ts';
import type { RuleGroup, RuleNode, RuleOperator } from '../../../shared/schema/rule-conditions.ts';
import type { RuleOutcome } from '../../../shared/schema/rule.ts';
import { partLabel, pathLabel } from './use-paths.ts';

export const operatorLabels: Record<RuleOperator, string> = {
  eq: t('is'),
  not_eq: t('is not'),
  in: t('is one of'),
  not_in: t('is none of'),
  contains: t('contains'),
  not_contains: t('does not contain'),
  starts_with: t('begins with'),
  ends_with: t('ends with'),
  matches: t('fits the pattern'),
  gt: t('is more than'),
  gte: t('is at least'),
  lt: t('is less than'),
  lte: t('is at most'),
  empty: t('is empty'),
  not_empty: t('is not empty'),
};

export const isOperator = (name: string): name is RuleOperator => Object.hasOwn(operatorLabels, name);

export const groupLabels: Record<RuleGroup, string> = {
  all: t('All of these hold'),
  any: t('Any of these holds'),
  none: t('None of these holds'),
};

const join = (texts: readonly string[], type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat(locale(), { type }).format(texts);

/** A value as it met one: "–" where there is none. */
export const valueWords = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueWords).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

export function conditionWords(node: RuleNode, label: (path: string) => string = pathLabel): string {
  if ('some' in node)
    return t('one of {list} where {what}', {
      list: pathLabel(node.some),
      what: conditionWords(node.where, partLabel),
    });
  if ('path' in node)
    return [
      label(node.path),
      operatorLabels[node.operator],
      isGiven(node.value) ? valueWords(node.value) : '',
    ]
      .filter((one) => one !== '')
      .join(' ');
  const of = (nodes: readonly RuleNode[]): string[] => nodes.map((one) => conditionWords(one, label));
  if ('all' in node) return join(of(node.all), 'conjunction');
  if ('any' in node) return join(of(node.any), 'disjunction');
  return t('none of: {what}', { what: join(of(node.none), 'disjunction') });
}

export function outcomeWords(outcome: RuleOutcome): string {
  switch (outcome.kind) {
    case 'tag':
      return t('tag "{tag}"', { tag: outcome.tag });
    case 'status':
      return t('status "{text}"', { text: outcome.text });
    case 'risk':
      return t('{n, number, ::sign-always} risk points', { n: outcome.points });
    case 'task':
      return t('task "{text}"', { text: outcome.text });
    case 'field':
    default:
      return outcome.value === null
        ? t('clear {field}', { field: pathLabel(outcome.field) })
        : t('{field} := {value}', { field: pathLabel(outcome.field), value: valueWords(outcome.value) });
  }
}
