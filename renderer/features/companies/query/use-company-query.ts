// The query of the list, which lives in the address: back, forward and a reload keep it.
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { FilterNode } from '../../../../shared/schema/company-filter.ts';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import { queryOfSearch, searchOfQuery, type SearchQuery } from '../../../lib/company-search.ts';

const route = getRouteApi('/companies');

export type ChangeQuery = (change: (query: SearchQuery) => CompanyQuery) => void;
export type ChangeFilter = (change: (filter: FilterNode | undefined) => FilterNode | undefined) => void;

export type CompanyQueryState = {
  query: SearchQuery;
  changeQuery: ChangeQuery;
  changeFilter: ChangeFilter;
};

export function useCompanyQuery(): CompanyQueryState {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const changeQuery = useCallback<ChangeQuery>(
    (change) =>
      void navigate({
        search: ({ view, record, create, ...before }) => ({
          ...(view === undefined ? {} : { view }),
          ...searchOfQuery(change(queryOfSearch(before))),
          ...(record === undefined ? {} : { record }),
          ...(create === undefined ? {} : { create }),
        }),
      }),
    [navigate],
  );
  const changeFilter = useCallback<ChangeFilter>(
    (change) => changeQuery(({ filter, ...rest }) => ({ ...rest, filter: change(filter) })),
    [changeQuery],
  );
  return useMemo(
    () => ({ query: queryOfSearch(search), changeQuery, changeFilter }),
    [search, changeQuery, changeFilter],
  );
}
