// The counts beside the list. A change of the query waits a moment before it is asked, a newer question ends an older one, and until
// the answer is there the old counts stay, marked as old.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { facetCompanies, type Facet } from '../../../../shared/contract/company-query.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { useCompanyChanges } from '../../../api/use-company-changes.ts';
import type { SearchQuery } from '../../../lib/company-search.ts';
import { omit } from '../../../lib/omit.ts';
import { createPace } from '../../../lib/pace.ts';

const pauseMs = 120;
const pace = createPace(2000);

/** One window asks one question at a time. */
const slot = `facets-${crypto.randomUUID()}`;

export type FacetCounts = {
  of: (path: string) => Facet | null;
  isOld: boolean;
  error: string | null;
};

/** `limit`: values of each field. */
export function useFacets(query: SearchQuery, paths: readonly string[], limit: number): FacetCounts {
  const client = useQueryClient();
  const wanted = JSON.stringify({ query: omit(query, 'sort'), fields: paths, limit, slot });
  const [asked] = useDebouncedValue(wanted, pauseMs);
  const body = useMemo(() => JSON.parse(asked) as BodyOfFacets, [asked]);
  const { data, error, isFetching } = useQuery({
    queryKey: queryOf(facetCompanies, { body }).queryKey,
    queryFn: ({ signal }) => pace.time(() => call(facetCompanies, { body }, { signal })),
    enabled: body.fields.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  useCompanyChanges(
    useCallback(() => void client.invalidateQueries({ queryKey: [facetCompanies.name] }), [client]),
    pace.everyMs,
  );
  const facets = data?.data.facets;
  return {
    of: (path) => facets?.find(({ field }) => field === path) ?? null,
    isOld: isFetching || asked !== wanted || data?.data.complete === false,
    error: error ? toApiError(error).message : null,
  };
}

type BodyOfFacets = { query: SearchQuery; fields: string[]; limit: number; slot: string };
