// The draft of one source as React state, written through to the session's storage.
import { useCallback, useState } from 'react';
import { loadDraft, saveDraft, type Draft } from './draft.ts';

type Changes = Partial<Draft> | ((before: Draft) => Partial<Draft>);

/** The function to change it stays the same over renders. */
export function useDraft(sourceId: string): [Draft, (changes: Changes) => void] {
  const [draft, setDraft] = useState(() => loadDraft(sessionStorage, sourceId));
  const change = useCallback(
    (changes: Changes) =>
      setDraft((before) => {
        const after = { ...before, ...(typeof changes === 'function' ? changes(before) : changes) };
        saveDraft(sessionStorage, sourceId, after);
        return after;
      }),
    [sourceId],
  );
  return [draft, change];
}
