// The cache of answers. A key is the endpoint's name and its input, so whoever knows the call knows the key.
import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import type { CallInput, Endpoint } from '../../shared/contract/index.ts';
import { ApiError } from './api-error.ts';
import { call } from './client.ts';
import { isDamage, reportDamaged } from './damage.ts';
import { reportSignedOut } from './session.ts';

const isTransient = (error: unknown): boolean =>
  error instanceof ApiError &&
  !isDamage(error) &&
  (error.code === 'unreachable' || error.code === 'store_unavailable');

/** Options of `useQuery` for a call. */
export function queryOf<E extends Endpoint>(endpoint: E, input: CallInput<E>) {
  return queryOptions({
    queryKey: [endpoint.name, input] as const,
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
  });
}

function noticeWindowWide(error: unknown): void {
  if (error instanceof ApiError && error.code === 'invalid_key') reportSignedOut();
  if (isDamage(error)) reportDamaged();
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeWindowWide }),
    mutationCache: new MutationCache({ onError: noticeWindowWide }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => isTransient(error) && count < 5,
        retryDelay: (count) => Math.min(250 * 2 ** count, 4000),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
