// The saved views, all of them, and how many companies each finds.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { countCompanies } from '../../../shared/contract/company-query.ts';
import { listViews } from '../../../shared/contract/views.ts';
import type { CompanyQuery } from '../../../shared/schema/company-query.ts';
import type { View } from '../../../shared/schema/view.ts';
import { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { createPace } from '../../lib/pace.ts';
import { useCompanyChanges } from '../../api/use-company-changes.ts';

const pageSize = 100;

async function allViews(signal: AbortSignal): Promise<View[]> {
  const views: View[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    const { data } = await call(
      listViews,
      { query: { limit: pageSize, ...(cursor && { cursor }) } },
      { signal },
    );
    views.push(...data.items);
    const next = data.pagination.nextLink;
    cursor = next && (new URL(next, location.origin).searchParams.get('cursor') ?? undefined);
  } while (cursor !== undefined);
  return views;
}

const none: readonly View[] = [];

/** In their order; `isLoaded` is false until they are known. */
export function useViews(): { views: readonly View[]; isLoaded: boolean } {
  const { data } = useQuery({
    queryKey: [listViews.name, 'all'],
    queryFn: ({ signal }) => allViews(signal),
  });
  return { views: data ?? none, isLoaded: data !== undefined };
}

const countsKey = 'countsOfViews';
const pace = createPace(5000);

async function countAll(
  queries: readonly { id: string; query: CompanyQuery }[],
  signal: AbortSignal,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { id, query } of queries) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: the list itself comes first
      counts[id] = (await call(countCompanies, { body: { query } }, { signal })).data.count;
    } catch (error) {
      // A view that cannot be answered any more has no count; its page says why.
      if (!(error instanceof ApiError)) throw error;
    }
  }
  return counts;
}

/** By the views' ids. */
export function useViewCounts(
  queries: readonly { id: string; query: CompanyQuery }[],
): Record<string, number> {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: [countsKey, queries],
    queryFn: ({ signal }) => pace.time(() => countAll(queries, signal)),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  useCompanyChanges(
    useCallback(() => void client.invalidateQueries({ queryKey: [countsKey] }), [client]),
    pace.everyMs,
  );
  return data ?? {};
}
