// The search for duplicates, as the backend tells of it, and the groups that it found, page by page.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import {
  cancelDuplicateSearch,
  getDuplicateSearch,
  listDuplicateGroups,
  startDuplicateSearch,
} from '../../../shared/contract/merge.ts';
import type { StoredDuplicateKind } from '../../../shared/schema/merge.ts';
import { call } from '../../api/client.ts';
import { useBackendEvent } from '../../api/events.ts';
import { queryOf } from '../../api/query.ts';

export function useSearch() {
  const client = useQueryClient();
  const state = useQuery(queryOf(getDuplicateSearch, {}));
  const refresh = useCallback(
    () => void client.invalidateQueries({ queryKey: [getDuplicateSearch.name] }),
    [client],
  );
  useBackendEvent('duplicates:changed', refresh);
  const start = useMutation({
    mutationFn: () => call(startDuplicateSearch, {}),
    onSettled: () => {
      refresh();
      client.removeQueries({ queryKey: [listDuplicateGroups.name] });
    },
  });
  const stop = useMutation({ mutationFn: () => call(cancelDuplicateSearch, {}), onSettled: refresh });
  return { search: state.data?.data ?? null, error: state.error ?? start.error, start, stop };
}

const pageSize = 20;

export function useGroups(kind: StoredDuplicateKind | null) {
  return useInfiniteQuery({
    queryKey: [listDuplicateGroups.name, kind],
    queryFn: ({ pageParam }) =>
      call(listDuplicateGroups, {
        query: { kind: kind ?? 'registry', offset: pageParam, limit: pageSize },
      }),
    initialPageParam: 0,
    getNextPageParam: ({ data }) => data.nextOffset,
    enabled: kind !== null,
    // What was merged here is taken out of the list at once; the rest must not jump.
    staleTime: Infinity,
  });
}
