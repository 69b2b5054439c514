// Every column that companies have now: the standard fields, then those of the groups.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getDefinitions } from '../../../../../shared/contract/definitions.ts';
import { queryOf } from '../../../../api/query.ts';
import { customColumns } from './custom-columns.ts';
import type { GridColumn } from './grid-column.ts';
import { standardColumns } from './standard-columns.ts';

export function useCompanyColumns(): readonly GridColumn[] {
  const { data } = useQuery(queryOf(getDefinitions, {}));
  const groups = data?.data.groups;
  return useMemo(() => [...standardColumns, ...customColumns(groups ?? [])], [groups]);
}
