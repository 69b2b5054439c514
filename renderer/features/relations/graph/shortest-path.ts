// The fewest steps between two entities of what is shown, whichever way the relations lead.
import type { ShownGraph } from './merge-graphs.ts';
import { neighbours } from './merge-graphs.ts';

/** Ids from one to the other, both included; null where nothing leads there. */
export function shortestPath(graph: ShownGraph, from: string, to: string): string[] | null {
  const near = neighbours(graph.relationships);
  const before = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let id = queue.shift(); id !== undefined && !before.has(to); id = queue.shift()) {
    for (const other of near.get(id) ?? []) {
      if (before.has(other)) continue;
      before.set(other, id);
      queue.push(other);
    }
  }
  if (!before.has(to)) return null;
  const path: string[] = [];
  for (let id: string | null = to; id !== null; id = before.get(id) ?? null) path.unshift(id);
  return path;
}
