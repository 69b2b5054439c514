// The rows whose lines were mended while reading, page by page.
import { useInfiniteQuery } from '@tanstack/react-query';
import { listRepairedRows } from '../../../../shared/contract/repairs.ts';
import { call } from '../../../api/client.ts';
import { cursorOf } from '../../../api/cursor.ts';

const pageSize = 20;

export function useRepairedRows(jobId: string) {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: [listRepairedRows.name, jobId],
    queryFn: ({ pageParam: cursor, signal }) =>
      call(
        listRepairedRows,
        { params: { jobId }, query: { limit: pageSize, ...(cursor === null ? {} : { cursor }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorOf(page.data.pagination.nextLink),
  });
  return {
    rows: (data?.pages ?? []).flatMap((page) => page.data.items),
    more: hasNextPage,
    loading: isFetching,
    error,
    loadMore: () => void fetchNextPage(),
  };
}
