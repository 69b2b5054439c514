// A draft as the import is asked for it: by the check and by the run alike.
import type { RunOptions, SourceColumn } from '../../../../shared/schema/import.ts';
import { mappingOf } from './columns/mapping.ts';
import { fittingRules } from './columns/rules/tidy-rules.ts';
import { madeDecisions, type Draft } from './draft.ts';

export function runOptionsOf(columns: readonly SourceColumn[], draft: Draft): RunOptions {
  const mapping = { ...mappingOf(columns, draft.decisions), ...Object.fromEntries(madeDecisions(draft)) };
  return {
    mapping,
    update_existing: draft.updateExisting,
    tags: [...draft.tags],
    rules: fittingRules(draft.rules, columns, mapping),
  };
}
