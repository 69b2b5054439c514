// The draft of one source as React state, written through to the session's storage.
import { useCallback, useState } from 'react';
import { loadDraft, saveDraft, type Draft } from './draft.ts';

export function useDraft(sourceId: string): [Draft, (changes: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(() => loadDraft(sessionStorage, sourceId));
  const change = useCallback(
    (changes: Partial<Draft>) =>
      setDraft((before) => {
        const after = { ...before, ...changes };
        saveDraft(sessionStorage, sourceId, after);
        return after;
      }),
    [sourceId],
  );
  return [draft, change];
}
