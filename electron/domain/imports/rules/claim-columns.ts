// Which columns make which field: those of the input, and those that rules make of them.
import { companyFields } from '../../../../shared/schema/company.ts';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../../shared/schema/import.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import { noExtras, type ExtraTargets } from '../extras/extra-target.ts';
import type { RuledColumn } from './field-reader.ts';

export type ColumnClaims = {
  /** Every column that a mapping may name. */
  all: ReadonlyMap<string, RuledColumn>;
  claims: ReadonlyMap<FieldKey, RuledColumn[]>;
};

export function claimColumns(
  columns: readonly string[],
  mapping: Mapping,
  { columns: rules = {} }: ImportRules,
  extras: ExtraTargets = noExtras,
): ColumnClaims {
  const all = new Map(
    columns.map((key, at) => [key, { key, at, rule: (Object.hasOwn(rules, key) && rules[key]) || {} }]),
  );
  for (const [key, rule] of Object.entries(rules)) {
    const at = rule.from === undefined ? -1 : columns.indexOf(rule.from);
    if (at !== -1 && !all.has(key)) all.set(key, { key, at, rule });
  }
  const claims = new Map<FieldKey, RuledColumn[]>();
  for (const [key, ruled] of all) {
    const target = Object.hasOwn(mapping, key) ? mapping[key] : undefined;
    const field = companyFields.find((name) => name === target) ?? extras.get(target ?? '')?.key;
    if (field) claims.set(field, [...(claims.get(field) ?? []), ruled]);
  }
  return { all, claims };
}
