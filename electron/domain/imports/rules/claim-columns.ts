// Which columns make which field: those of the input, and those that rules make of them.
import { companyFields, type CompanyField } from '../../../../shared/schema/company.ts';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../../shared/schema/import.ts';
import type { RuledColumn } from './field-reader.ts';

export type ColumnClaims = {
  /** Every column that a mapping may name. */
  all: ReadonlyMap<string, RuledColumn>;
  claims: ReadonlyMap<CompanyField, RuledColumn[]>;
};

export function claimColumns(
  columns: readonly string[],
  mapping: Mapping,
  { columns: rules = {} }: ImportRules,
): ColumnClaims {
  const all = new Map(
    columns.map((key, at) => [key, { key, at, rule: (Object.hasOwn(rules, key) && rules[key]) || {} }]),
  );
  for (const [key, rule] of Object.entries(rules)) {
    const at = rule.from === undefined ? -1 : columns.indexOf(rule.from);
    if (at !== -1 && !all.has(key)) all.set(key, { key, at, rule });
  }
  const claims = new Map<CompanyField, RuledColumn[]>();
  for (const [key, ruled] of all) {
    const target = Object.hasOwn(mapping, key) ? mapping[key] : undefined;
    const field = companyFields.find((name) => name === target);
    if (field) claims.set(field, [...(claims.get(field) ?? []), ruled]);
  }
  return { all, claims };
}
