// The rules of a draft as the mapping step works with them: the columns that there are under them, what they make of the
// first values, and which column's rules are open.
import { useEffect, useMemo, useState } from 'react';
import type { Source, SourceColumn } from '../../../../../../shared/schema/import.ts';
import type { Draft } from '../../draft.ts';
import { runOptionsOf } from '../../run-options.ts';
import { targetOf } from '../mapping.ts';
import { withDecided, withQuestion } from './column-questions.ts';
import { withDerived } from './derived-columns.ts';
import type { RuleChange } from './edit-rules.ts';
import type { RuleTools } from './rule-context.ts';
import { asksItself, useRulePreview } from './use-rule-preview.ts';

export type ColumnRules = {
  /** Those of the file, and those that rules make. */
  columns: readonly SourceColumn[];
  /** Fields whose columns become one value. */
  joined: ReadonlySet<string>;
  tools: RuleTools;
};

export function useColumnRules(
  source: Source,
  draft: Draft,
  profile: string,
  onRules: RuleChange,
): ColumnRules {
  const [opened, setOpened] = useState<string | null>(null);
  const { rules, decisions, updateExisting } = draft;
  const all = useMemo(() => withDerived(source.columns, rules), [source.columns, rules]);
  const { mapping = {}, rules: sent = {} } = useMemo(
    () => runOptionsOf(source.columns, draft),
    [source.columns, draft],
  );
  const asks =
    all.some((column) => asksItself(targetOf(column, decisions))) ||
    Object.values(rules.fields ?? {}).some((rule) => rule?.newest_by !== undefined);
  const previews = useRulePreview(source.id, { mapping, rules: sent, profile }, asks || opened !== null);

  useEffect(() => {
    const decided = withDecided(rules, [...previews.values()]);
    if (decided !== rules) onRules((before) => withDecided(before, [...previews.values()]));
  }, [previews, rules, onRules]);

  const columns = useMemo(
    () => all.map((column) => withQuestion(column, previews.get(column.key), rules)),
    [all, previews, rules],
  );
  const joined = useMemo(
    () =>
      new Set(
        Object.entries(rules.fields ?? {}).flatMap(([field, rule]) =>
          rule?.join === undefined ? [] : [field],
        ),
      ),
    [rules.fields],
  );
  const tools = useMemo(
    () => ({ columns, decisions, rules, updateExisting, previews, onRules, opened, onOpen: setOpened }),
    [columns, decisions, rules, updateExisting, previews, onRules, opened],
  );
  return { columns, joined, tools };
}
