// What is known of an entity's relations: up to so many levels away, and from those that a person expanded.
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { listRelationships } from '../../../shared/contract/relations.ts';
import type { RelationKind } from '../../../shared/schema/relation.ts';
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
  const answers = useQueries({
    queries: [entityId, ...expanded].map((id, at) => ({
      ...queryOf(listRelationships, {
        params: { entityId: id },
        query: { ...query, depth: at === 0 ? depth : 1 },
      }),
      placeholderData: keepPreviousData,
    })),
    combine: (all) => {
      const [first, ...others] = all;
      const graphs = all.flatMap(({ data }) => (data ? [data] : []));
      return {
        graph: first?.data ? mergeGraphs(graphs) : null,
        error: all.find(({ error }) => error)?.error ?? null,
        isExpanding: others.some(({ isPending }) => isPending),
        retry: () => all.forEach(({ error, refetch }) => error && void refetch()),
      };
    },
  });
  useFreshRelations();
  const { error, ...rest } = answers;
  return {
    ...rest,
    error: error && toApiError(error),
    expanded,
    expand: (id) => setExpanded((before) => (before.includes(id) ? before : [...before, id])),
  };
}
