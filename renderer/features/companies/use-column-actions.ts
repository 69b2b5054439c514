// What the menu of a column's head offers beside the grid's own: a filter on it, and its facet.
import { useCallback } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { ChangeFacets } from './facets/facet-panel.tsx';
import { showFacets } from './facets/facets.tsx';
import type { GridColumn } from './grid/columns/grid-column.ts';
import type { ColumnAction } from './grid/head/head-actions.ts';
import { filterRequest } from './query/filter-request.ts';

export function useColumnActions(
  changeFacets: ChangeFacets,
): (column: GridColumn) => readonly ColumnAction[] {
  return useCallback(
    ({ path }) => [
      { label: t('Filter …'), onClick: () => filterRequest.set({ path }) },
      {
        label: t('Show its facet'),
        onClick: () => {
          showFacets();
          changeFacets((facets) =>
            facets.some((facet) => facet.path === path)
              ? facets.map((facet) => (facet.path === path ? { ...facet, folded: false } : facet))
              : [{ path }, ...facets],
          );
        },
      },
    ],
    [changeFacets],
  );
}
