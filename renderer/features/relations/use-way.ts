// The way between two that are chosen: in what is shown, else the backend looks for one through everything, and it is shown too.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getRelationPath } from '../../../shared/contract/relations.ts';
import { queryOf } from '../../api/query.ts';
import { mergeGraphs, type ShownGraph } from './graph/merge-graphs.ts';
import { shortestPath } from './graph/shortest-path.ts';
import type { Sight } from './use-relations.ts';

type Way = {
  graph: ShownGraph;
  /** Null where no two are chosen, or no relations lead from the one to the other. */
  path: readonly string[] | null;
  isLooking: boolean;
};

export function useWay(around: ShownGraph, chosen: readonly string[], { kinds, ended }: Sight): Way {
  const [from = '', to = ''] = chosen;
  const isTwo = chosen.length === 2;
  const near = useMemo(() => (isTwo ? shortestPath(around, from, to) : null), [around, isTwo, from, to]);
  const query = { to, kinds: kinds.join(','), ended: ended ? ('true' as const) : ('false' as const) };
  // What is shown may know a way that is not the shortest.
  const { data, isPending } = useQuery({
    ...queryOf(getRelationPath, { params: { entityId: from }, query }),
    enabled: isTwo,
  });
  const graph = useMemo(() => {
    if (!isTwo || !data || data.nodes.length === 0) return around;
    if (near && near.length <= data.nodes.length) return around;
    // First, so that it is not what is left out of 500.
    const nodes = data.nodes.map((node) => ({ ...node, depth: 0, more: 0 }));
    return mergeGraphs([{ nodes, relationships: data.relationships }, around]);
  }, [around, isTwo, data, near]);
  const path = useMemo(
    () => (isTwo && graph !== around ? shortestPath(graph, from, to) : near),
    [graph, around, isTwo, from, to, near],
  );
  return { graph, path, isLooking: isTwo && isPending && near === null };
}
