// The rules that fit a mapping: a rule about a column that is gone or a field that nothing is mapped to stays in the draft,
// in case it comes back, and is not sent.
import type { ImportRules } from '../../../../../../shared/schema/import-rules.ts';
import type { Mapping, SourceColumn } from '../../../../../../shared/schema/import.ts';

export function fittingRules(
  rules: ImportRules,
  columns: readonly Pick<SourceColumn, 'key'>[],
  mapping: Mapping,
): ImportRules {
  const known = new Set(columns.map(({ key }) => key));
  const mapped = new Set(Object.values(mapping));
  const columnRules = Object.entries(rules.columns ?? {}).filter(([key, { from = key }]) => known.has(from));
  const fieldRules = Object.entries(rules.fields ?? {}).filter(
    ([field, rule]) =>
      (mapped.has(field) || rule.default !== undefined) && (!rule.newest_by || known.has(rule.newest_by)),
  );
  return {
    ...(columnRules.length > 0 && { columns: Object.fromEntries(columnRules) }),
    ...(fieldRules.length > 0 && { fields: Object.fromEntries(fieldRules) }),
    ...(rules.blank !== undefined && { blank: rules.blank }),
  };
}
