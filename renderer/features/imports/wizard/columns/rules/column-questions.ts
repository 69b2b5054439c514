// What a column decides about its own dates and amounts is written into the rules, so that every later run reads it alike;
// what it does not decide is asked.
import { t } from '../../../../../../shared/messages/message.ts';
import type { ColumnPreview } from '../../../../../../shared/contract/rules.ts';
import type { ImportRules } from '../../../../../../shared/schema/import-rules.ts';
import type { ColumnProfile } from '../../../../../../shared/schema/profile.ts';
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import { columnRuleOf, setColumnRule } from './edit-rules.ts';

/** True where the rule leaves open what the column left open. */
export function isOpen({ key, decision }: ColumnPreview, rules: ImportRules): boolean {
  const question = decision?.question ?? null;
  return question !== null && columnRuleOf(rules, key)[question] === undefined;
}

/** The same rules where nothing is to be added. */
export function withDecided(rules: ImportRules, previews: readonly ColumnPreview[]): ImportRules {
  return previews.reduce((all, { key, decision }) => {
    const rule = columnRuleOf(all, key);
    if (decision?.date_order !== undefined && rule.date_order === undefined)
      return setColumnRule(all, key, { date_order: decision.date_order });
    if (decision?.decimal !== undefined && rule.decimal === undefined)
      return setColumnRule(all, key, { decimal: decision.decimal });
    return all;
  }, rules);
}

/** A column whose cells could mean two things waits for a person. */
export function withQuestion(
  column: SourceColumn,
  preview: ColumnPreview | undefined,
  rules: ImportRules,
): SourceColumn {
  if (!preview || !isOpen(preview, rules)) return column;
  const [example] = preview.decision?.ambiguous.examples ?? [];
  const question = t(
    preview.decision?.question === 'date_order'
      ? '“{value}”: day, month or year first?'
      : '“{value}”: point or comma?',
    { value: example?.value ?? '' },
  );
  return { ...column, warnings: [question, ...column.warnings] };
}

/** The profile of a column whose question a rule has answered: its cells in doubt are none any more. */
export function answered(profile: ColumnProfile | undefined, rules: ImportRules): ColumnProfile | undefined {
  const question = profile?.decision?.question ?? null;
  if (!profile?.decision || question === null || columnRuleOf(rules, profile.key)[question] === undefined)
    return profile;
  const { fit, decision } = profile;
  const failing = Math.max(0, (fit?.failing_rows ?? 0) - decision.ambiguous.cells);
  const left = fit && { ...fit, failing_rows: failing, failing_values: failing === 0 ? 0 : null };
  return { ...profile, fit: left, decision: { ...decision, question: null } };
}
