// A draft as the import is asked for it: by the check and by the run alike.
import type { RunOptions, SourceColumn } from '../../../../shared/schema/import.ts';
import { mappingOf } from './columns/mapping.ts';
import { madeDecisions, type Draft } from './draft.ts';

export const runOptionsOf = (columns: readonly SourceColumn[], draft: Draft): RunOptions => ({
  mapping: { ...mappingOf(columns, draft.decisions), ...Object.fromEntries(madeDecisions(draft)) },
  update_existing: draft.updateExisting,
  tags: [...draft.tags],
  rules: draft.rules,
});
