// Groups of duplicates of one dry run, page by page, and the choice that makes one row of several.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { listDuplicates, mergeDuplicates } from '../../../../../../shared/contract/dry-runs.ts';
import type { FieldPath } from '../../../../../../shared/schema/field-path.ts';
import type { DuplicateKind } from '../../../../../../shared/schema/duplicates.ts';
import { toApiError } from '../../../../../api/api-error.ts';
import { call } from '../../../../../api/client.ts';

const pageSize = 50;

export function useDuplicates(dryRunId: string, kind: DuplicateKind | null) {
  const query = useInfiniteQuery({
    queryKey: [listDuplicates.name, dryRunId, kind],
    queryFn: ({ pageParam, signal }) =>
      call(
        listDuplicates,
        {
          params: { dryRunId },
          query: { offset: pageParam, limit: pageSize, ...(kind === null ? {} : { kind }) },
        },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ data }, pages) => {
      const shown = pages.length * pageSize;
      return shown < data.total ? shown : undefined;
    },
    retry: false,
  });
  const [first] = query.data?.pages ?? [];
  return {
    groups: query.data?.pages.flatMap(({ data }) => data.items) ?? [],
    counts: first?.data.counts ?? null,
    /** How likely ones were looked for, where not each was compared with each. */
    cutOff: first?.data.cut_off === true ? first.data.likely : null,
    loading: query.isPending,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    error: query.error && toApiError(query.error),
  };
}

export type RowChoice = { survivor: number; rows: number[]; fields: Record<FieldPath, number> };

export function useMerge(dryRunId: string, onMerged: () => void) {
  const merge = useMutation({
    mutationFn: (body: RowChoice) => call(mergeDuplicates, { params: { dryRunId }, body }),
    onSuccess: onMerged,
  });
  return {
    merge: merge.mutate,
    busy: merge.isPending,
    error: merge.error && toApiError(merge.error),
  };
}
