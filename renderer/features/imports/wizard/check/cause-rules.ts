// Bulk fixes of a cause as rules of its column: a value and what to read instead, so that they hold for every row that has
// it and for next month's file too.
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import { t } from '../../../../../shared/messages/message.ts';
import { listFields } from '../../../../../shared/schema/company.ts';
import type { ImportRules } from '../../../../../shared/schema/import-rules.ts';
import { choose } from '../columns/profile/value-rules.ts';

export type FailingGroup = DryRun['error_groups'][number];
/** Value as it stands in the cell → what to read instead; null: nothing. */
export type ValueMap = ReadonlyMap<string, string | null>;

/**
 * A value that an earlier decision has made of another is decided anew where it was made. `remember`: a recipe keeps what is
 * decided; otherwise it counts for this import only.
 */
export function withValues(
  rules: ImportRules,
  column: string,
  values: ValueMap,
  remember: boolean,
): ImportRules {
  const before = rules.columns?.[column];
  const again = Object.entries(before?.values ?? {}).flatMap(([value, made]) =>
    made !== null && values.has(made) ? [[value, values.get(made) ?? null] as const] : [],
  );
  return choose(rules, column, [...again, ...values], !remember);
}

const several: ReadonlySet<string> = new Set([...listFields, 'tags']);

/** A cell is its value only where the field holds one, and a value may be left away only where the company does without. */
export const canMapValues = ({ field, column, values }: FailingGroup): boolean =>
  column !== null && field !== null && field !== 'name' && !several.has(field) && values.length > 0;

export const suggestionsOf = ({ suggestions }: FailingGroup): ValueMap =>
  new Map(suggestions.map(({ value, suggestion }) => [value, suggestion]));

export const emptyValues = ({ values }: FailingGroup): ValueMap =>
  new Map(values.map(({ value }) => [value, null]));

/** What the button that takes all suggestions says. */
export function suggestionLabel({ suggestions }: FailingGroup): string {
  const rows = suggestions.reduce((sum, one) => sum + one.rows, 0);
  const isLetterO = suggestions.every(({ value, suggestion }) => value.replace(/[Oo]/g, '0') === suggestion);
  return t(
    isLetterO
      ? 'Read O as 0 in {n, plural, one {# row} other {# rows}}'
      : 'Apply {n, plural, one {# suggestion} other {# suggestions}}',
    { n: rows },
  );
}
