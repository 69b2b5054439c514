// The failed rows of one cause. The API pages through all failed rows in file order; this keeps those of the cause
// and reads on until there are enough to show. All causes of a job share the pages.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getImportErrors, type ErrorGroup } from '../../../../shared/contract/imports.ts';
import type { CallAnswer } from '../../../../shared/contract/index.ts';
import { call } from '../../../api/client.ts';
import { cursorOf } from '../../../api/cursor.ts';
import { belongsTo } from './error-groups.ts';

export type FailedRow = CallAnswer<typeof getImportErrors>['data']['items'][number];

const pageSize = 100;
/** Rows that opening a cause brings; "Show more" brings as many again. */
const batch = 20;
/** Beyond 10,000 failed rows a person is better served by the CSV. */
const mostPages = 100;

function useErrorPages(jobId: string) {
  return useInfiniteQuery({
    queryKey: [getImportErrors.name, jobId, 'pages'],
    queryFn: ({ pageParam: cursor, signal }) =>
      call(
        getImportErrors,
        { params: { jobId }, query: { limit: pageSize, ...(cursor === null ? {} : { cursor }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page, pages) =>
      pages.length >= mostPages ? null : cursorOf(page.data.pagination.nextLink),
  });
}

export function useGroupRows(jobId: string, group: ErrorGroup) {
  const [wanted, setWanted] = useState(batch);
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useErrorPages(jobId);
  const found = (data?.pages ?? []).flatMap((page) => page.data.items.filter((row) => belongsTo(group, row)));
  const hungry = found.length < Math.min(wanted, group.rows) && hasNextPage && error === null;
  useEffect(() => {
    if (hungry && !isFetching) void fetchNextPage();
  }, [hungry, isFetching, fetchNextPage]);
  return {
    rows: found.slice(0, wanted),
    /** True while rows of the cause can still be brought here. */
    more: found.length > wanted || (found.length < group.rows && hasNextPage),
    loading: hungry || data === undefined,
    error,
    loadMore: () => setWanted(wanted + batch),
  };
}
