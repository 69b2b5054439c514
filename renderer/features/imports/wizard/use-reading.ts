// A source and the ways to read it differently. What a person chooses shows at once; the cells follow with the answer.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { getSource } from '../../../../shared/contract/imports.ts';
import type { Encoding, Source, SourcePatch } from '../../../../shared/schema/import.ts';
import { toApiError, type ApiError } from '../../../api/api-error.ts';
import { queryOf } from '../../../api/query.ts';
import { anticipate } from './file/overrides.ts';
import { createReadingChanges } from './reading-changes.ts';

/** While the whole file is still being counted, in ms. */
const pollEvery = 1000;

export type Reading = {
  source: Source;
  /** The encoding that the cells were read with; `source` may already name the next one. */
  readAs: Encoding;
  /** True while the answer to a change is awaited. */
  busy: boolean;
  /** Why the last change was refused; the source is as it was before. */
  error: ApiError | null;
  change: (patch: SourcePatch) => void;
};

function useSource(sourceId: string, paused: boolean) {
  return useQuery({
    ...queryOf(getSource, { params: { sourceId } }),
    refetchInterval: (query) => (!paused && query.state.data?.data.status === 'scanning' ? pollEvery : false),
  });
}

/** `reading` is null until the source is there. One source for the life of the component. */
export function useReading(sourceId: string): {
  reading: Reading | null;
  failure: ApiError | null;
  retry: () => void;
} {
  const client = useQueryClient();
  const [{ state, change }] = useState(() => createReadingChanges(client, sourceId));
  const { pending, error } = state.use();
  const query = useSource(sourceId, pending !== null);
  const stored = query.data?.data;
  const source = useMemo(() => (stored && pending ? anticipate(stored, pending) : stored), [stored, pending]);
  const reading =
    stored && source
      ? { source, readAs: stored.dialect.encoding, busy: pending !== null, error, change }
      : null;
  return { reading, failure: query.error && toApiError(query.error), retry: () => void query.refetch() };
}
