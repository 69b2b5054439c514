// The rules that a suggested mapping brings along, where nobody gave a mapping: columns that make one value are joined. What
// a person said about the field stays.
import type { CompanyField } from '../../../shared/schema/company.ts';
import type { FieldRule, ImportRules } from '../../../shared/schema/import-rules.ts';
import type { SourceReading } from './formats/inspect-place.ts';

export function withSuggestedJoins(
  { columns }: Pick<SourceReading, 'columns'>,
  rules: ImportRules,
): ImportRules {
  const joins = columns.flatMap(({ suggestion: { target, join } }) =>
    join === undefined ? [] : [[target as CompanyField, join] as const],
  );
  if (joins.length === 0) return rules;
  const fields: Partial<Record<CompanyField, FieldRule>> = { ...rules.fields };
  for (const [field, join] of joins) fields[field] = { join, ...fields[field] };
  return { ...rules, fields };
}
