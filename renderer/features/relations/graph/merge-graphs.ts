// One graph of several answers: the one that was asked for first, and those of the entities that a person expanded.
import { relationLimits, type Relation, type RelationNode } from '../../../../shared/schema/relation.ts';

export type ShownGraph = { nodes: readonly RelationNode[]; relationships: readonly Relation[] };

/** The nodes of the first answer stay before others; past 500 those that came last are left out and counted in `more`. */
export function mergeGraphs(graphs: readonly ShownGraph[]): ShownGraph {
  const nodes = new Map<string, RelationNode>();
  const totals = new Map<string, number>();
  for (const graph of graphs) {
    const near = neighbours(graph.relationships);
    for (const node of graph.nodes) {
      totals.set(node.id, Math.max(totals.get(node.id) ?? 0, node.more + (near.get(node.id)?.size ?? 0)));
      if (!nodes.has(node.id) && nodes.size < relationLimits.nodes) nodes.set(node.id, node);
    }
  }
  const relationships = [
    ...new Map(graphs.flatMap((graph) => graph.relationships.map(byId))).values(),
  ].filter(({ subjectId, objectId }) => nodes.has(subjectId) && nodes.has(objectId));
  const near = neighbours(relationships);
  return {
    nodes: [...nodes.values()].map((node) => ({
      ...node,
      more: Math.max(0, (totals.get(node.id) ?? 0) - (near.get(node.id)?.size ?? 0)),
    })),
    relationships,
  };
}

const byId = (relation: Relation): [string, Relation] => [relation.id, relation];

/** Who is directly related to whom; one that owns itself is not its own neighbour. */
export function neighbours(relations: readonly Relation[]): Map<string, Set<string>> {
  const near = new Map<string, Set<string>>();
  const note = (one: string, other: string): void => {
    if (one !== other) near.set(one, (near.get(one) ?? new Set()).add(other));
  };
  for (const { subjectId, objectId } of relations) {
    note(subjectId, objectId);
    note(objectId, subjectId);
  }
  return near;
}
