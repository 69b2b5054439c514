// What is known of an entity's relations: up to so many levels away, and from those that a person expanded.
import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listRelationships } from '../../../shared/contract/relations.ts';
import type { RelationGraph, RelationKind } from '../../../shared/schema/relation.ts';
import { toApiError, type ApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { useFreshRelations } from '../../ui/relations/use-fresh-relations.ts';
import { mergeGraphs, type ShownGraph } from './graph/merge-graphs.ts';

export type Sight = {
  depth: number;
  kinds: readonly RelationKind[];
  /** Relations that are over, too. */
  ended: boolean;
};

export type Relations = {
  graph: ShownGraph | null;
  error: ApiError | null;
  retry: () => void;
  expanded: readonly string[];
  isExpanding: boolean;
  expand: (id: string) => void;
};

export function useRelations(entityId: string, { depth, kinds, ended }: Sight): Relations {
  const [expanded, setExpanded] = useState<readonly string[]>([]);
  const query = { kinds: kinds.join(','), ended: ended ? ('true' as const) : ('false' as const) };
  const first = useQuery({
    ...queryOf(listRelationships, { params: { entityId }, query: { ...query, depth } }),
    placeholderData: keepPreviousData,
  });
  const others = useQueries({
    queries: expanded.map((id) => queryOf(listRelationships, { params: { entityId: id }, query })),
    combine,
  });
  useFreshRelations();
  const error = first.error ?? others.error;
  const graph = useMemo(
    () => (first.data ? mergeGraphs([first.data, ...others.graphs]) : null),
    [first.data, others.graphs],
  );
  return {
    graph,
    error: error && toApiError(error),
    retry: () => {
      if (first.error) void first.refetch();
      others.retry();
    },
    isExpanding: others.isPending,
    expanded,
    expand: (id) => setExpanded((before) => (before.includes(id) ? before : [...before, id])),
  };
}

const combine = (all: UseQueryResult<RelationGraph>[]) => ({
  graphs: all.flatMap(({ data }) => (data ? [data] : [])),
  error: all.find(({ error }) => error)?.error ?? null,
  isPending: all.some(({ isPending }) => isPending),
  retry: () => {
    for (const { error, refetch } of all) if (error) void refetch();
  },
});
