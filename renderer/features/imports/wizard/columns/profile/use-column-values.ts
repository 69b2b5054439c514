// The values of one column in one group, as many as are asked for, in pages that stay in the cache.
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { listColumnValues } from '../../../../../../shared/contract/profile.ts';
import type { ColumnValues, MappedValue, ValueGroup } from '../../../../../../shared/schema/profile.ts';
import { queryOf } from '../../../../../api/query.ts';

export type ValuesOf = { sourceId: string; column: string; target: string; rule: string | undefined };

const pageSize = 100;

export function valuesQuery({ sourceId, rule, ...asked }: ValuesOf, group: ValueGroup, page: number) {
  const ruled = rule === undefined ? {} : { rule };
  const query = { ...asked, ...ruled, group, limit: pageSize, offset: page * pageSize };
  return queryOf(listColumnValues, { params: { sourceId }, query });
}

export type GroupValues = { answer: ColumnValues | undefined; items: readonly MappedValue[] };

export function useGroupValues(values: ValuesOf, group: ValueGroup, wanted: number): GroupValues {
  const pages = Math.max(1, Math.ceil(wanted / pageSize));
  return useQueries({
    queries: Array.from({ length: pages }, (_, page) => ({
      ...valuesQuery(values, group, page),
      placeholderData: keepPreviousData,
    })),
    combine: (results) => ({
      answer: results[0]?.data?.data,
      items: results.flatMap(({ data }) => data?.data.items ?? []).slice(0, wanted),
    }),
  });
}
