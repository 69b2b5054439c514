// The fields that filters and facets offer now.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getDefinitions } from '../../../../shared/contract/definitions.ts';
import { queryOf } from '../../../api/query.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { queryFieldsOf, type QueryField } from './query-fields.ts';

export function useQueryFields(columns: readonly GridColumn[]): readonly QueryField[] {
  const { data } = useQuery(queryOf(getDefinitions, {}));
  const groups = data?.data.groups;
  return useMemo(() => queryFieldsOf(columns, groups ?? []), [columns, groups]);
}
