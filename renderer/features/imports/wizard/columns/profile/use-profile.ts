// The profile of a source, as soon as the whole file was read; asked for again while it is not.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getSourceProfile } from '../../../../../../shared/contract/profile.ts';
import type { ColumnProfile, SourceProfile } from '../../../../../../shared/schema/profile.ts';
import { queryOf } from '../../../../../api/query.ts';

/** In ms; the backend's word that it is there comes sooner. */
const pollEvery = 1500;

export type Profiles = {
  status: SourceProfile['status'];
  /** By column key. */
  columns: ReadonlyMap<string, ColumnProfile>;
};

const none: Profiles = { status: 'pending', columns: new Map() };

export function useProfile(sourceId: string): Profiles {
  const { data, isError } = useQuery({
    ...queryOf(getSourceProfile, { params: { sourceId } }),
    refetchInterval: (query) => (query.state.data?.data.status === 'pending' ? pollEvery : false),
  });
  return useMemo(() => {
    if (isError) return { ...none, status: 'none' };
    if (!data) return none;
    const { status, columns } = data.data;
    return { status, columns: new Map(columns.map((column) => [column.key, column])) };
  }, [data, isError]);
}
