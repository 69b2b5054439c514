// Columns that are suggested as parts of one value, such as an address: the rule that joins them begins in the draft, where
// the Columns step shows it and a person can take it back.
import type { Source, SourceColumn } from '../../../../../shared/schema/import.ts';
import { hasDraft, saveDraft, emptyDraft, type Draft } from '../draft.ts';
import { setFieldRule } from './rules/edit-rules.ts';

export function withSuggestedJoins(draft: Draft, columns: readonly SourceColumn[]): Draft {
  const rules = columns.reduce(
    (all, { suggestion: { target, join } }) =>
      join === undefined ? all : setFieldRule(all, target, { join }),
    draft.rules,
  );
  return { ...draft, rules };
}

/** For a source that nobody has decided on yet. */
export function seedJoins(storage: Storage, { id, columns }: Pick<Source, 'id' | 'columns'>): void {
  const isSuggested = columns.some(({ suggestion }) => suggestion.join !== undefined);
  if (isSuggested && !hasDraft(storage, id)) saveDraft(storage, id, withSuggestedJoins(emptyDraft, columns));
}
