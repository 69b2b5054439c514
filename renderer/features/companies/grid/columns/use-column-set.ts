// Every column there is, what the view says of them, and the way to change that: one thing, for the grid, its chooser and the views.
import { useMemo } from 'react';
import type { GridColumn } from './grid-column.ts';
import { useCompanyColumns } from './use-company-columns.ts';
import type { ChangeColumns } from './use-grid-columns.ts';
import type { ViewColumns } from './view-columns.ts';

export type ColumnSet = { all: readonly GridColumn[]; view: ViewColumns; change: ChangeColumns };

export function useColumnSet(view: ViewColumns, change: ChangeColumns): ColumnSet {
  const all = useCompanyColumns();
  return useMemo(() => ({ all, view, change }), [all, view, change]);
}
