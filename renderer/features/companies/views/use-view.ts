// The view that is shown: its columns and facets as they are now, its query, and whether they differ from what was saved.
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { View } from '../../../../shared/schema/view.ts';
import { isSameJson, queryOfSearch, type SearchQuery } from '../../../lib/company-search.ts';
import { useViews } from '../../../ui/views/use-views.ts';
import { usualViews, type UsualView } from '../../../ui/views/usual-views.ts';
import type { ChangeFacets } from '../facets/facet-panel.tsx';
import { usualFacets } from '../facets/facet-words.ts';
import type { ChangeColumns } from '../grid/columns/use-grid-columns.ts';
import { setDraft, useDrafts, type Layout } from './layout-store.ts';

const route = getRouteApi('/companies');

export type ShownView = {
  /** Null where it is none that was saved. */
  saved: View | null;
  usual: UsualView | null;
  /** Until the views are known nobody can say which it is. */
  isLoaded: boolean;
  query: SearchQuery;
  layout: Layout;
  /** Something differs from what was saved. */
  isEdited: boolean;
  changeColumns: ChangeColumns;
  changeFacets: ChangeFacets;
};

const usualLayout: Layout = { columns: [], facets: usualFacets };

const baseOf = (saved: View | null): Layout =>
  saved ? { columns: saved.columns as Layout['columns'], facets: saved.facets } : usualLayout;

export function useView(): ShownView {
  const search = route.useSearch();
  const { views, isLoaded } = useViews();
  const id = search.view;
  const saved = views.find((view) => view.id === id) ?? null;
  const usual = usualViews.find((view) => view.id === id) ?? null;
  const key = saved?.id ?? '';
  const draft = useDrafts()[key];
  const layout = useMemo(() => ({ ...baseOf(saved), ...draft }), [saved, draft]);
  const query = useMemo(() => queryOfSearch(search), [search]);
  const changeColumns = useCallback<ChangeColumns>(
    (change) =>
      setDraft(key, (before) => ({ ...before, columns: change(before.columns ?? baseOf(saved).columns) })),
    [key, saved],
  );
  const changeFacets = useCallback<ChangeFacets>(
    (change) =>
      setDraft(key, (before) => ({ ...before, facets: change(before.facets ?? baseOf(saved).facets) })),
    [key, saved],
  );
  const isEdited = saved !== null && !(isSameJson(query, saved.query) && isSameJson(layout, baseOf(saved)));
  return { saved, usual, isLoaded, query, layout, isEdited, changeColumns, changeFacets };
}
