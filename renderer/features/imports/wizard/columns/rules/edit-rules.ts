// Changes of rules. Each gives new rules; a rule that says nothing any more is gone.
import type { ColumnRule, FieldRule, ImportRules } from '../../../../../../shared/schema/import-rules.ts';

export type RuleChange = (alter: (rules: ImportRules) => ImportRules) => void;

/** A part that is undefined is taken out. */
type Parts<T> = { [K in keyof T]?: T[K] | undefined };

const has = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

const merged = <T extends object>(rule: T, parts: Parts<T>): T =>
  Object.fromEntries(Object.entries({ ...rule, ...parts }).filter(([, value]) => has(value))) as T;

export const columnRuleOf = ({ columns = {} }: ImportRules, key: string): ColumnRule =>
  (Object.hasOwn(columns, key) ? columns[key] : undefined) ?? {};

export const fieldRuleOf = ({ fields = {} }: ImportRules, target: string): FieldRule => fields[target] ?? {};

/** An entry without parts is dropped, and so is a list of rules without entries. */
function withEntry<T extends object>(
  all: Record<string, T | undefined> | undefined,
  key: string,
  rule: T,
): Record<string, T> | undefined {
  const entries = Object.entries({ ...all }).filter((entry): entry is [string, T] => entry[1] !== undefined);
  const others = entries.filter(([other]) => other !== key);
  const kept = Object.keys(rule).length === 0 ? others : [...others, [key, rule] as [string, T]];
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

export const setColumnRule = (rules: ImportRules, key: string, parts: Parts<ColumnRule>): ImportRules =>
  merged(rules, { columns: withEntry(rules.columns, key, merged(columnRuleOf(rules, key), parts)) });

export const dropColumnRule = (rules: ImportRules, key: string): ImportRules =>
  merged(rules, { columns: withEntry<ColumnRule>(rules.columns, key, {}) });

export const setFieldRule = (rules: ImportRules, target: string, parts: Parts<FieldRule>): ImportRules =>
  merged(rules, {
    fields: withEntry(rules.fields, target, merged(fieldRuleOf(rules, target), parts)),
  });

export const setBlank = (rules: ImportRules, blank: 'keep' | 'clear'): ImportRules =>
  merged(rules, { blank: blank === 'keep' ? undefined : blank });
