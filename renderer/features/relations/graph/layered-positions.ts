// Where the nodes of a graph stand: owners above, what is owned below, level by level; a level that is too wide takes several rows.
// The same graph always looks the same.
import type { ShownGraph } from './merge-graphs.ts';
import { neighbours } from './merge-graphs.ts';

export type Place = { x: number; y: number };
export type Places = ReadonlyMap<string, Place>;

/** Of a node's box, and what is between two of them. */
export const nodeSize = { width: 148, height: 38 } as const;
const gap = { x: 28, row: 34, level: 84 } as const;

const sweeps = 4;

export function placeNodes(graph: ShownGraph, rootId: string): Places {
  const levels = levelsOf(graph, rootId);
  const near = neighbours(graph.relationships);
  const rows = sortLevels(levels, near);
  const perRow = Math.max(6, Math.ceil(Math.sqrt(graph.nodes.length) * 0.9));
  const places = new Map<string, Place>();
  let y = 0;
  for (const level of rows) {
    for (const row of inRows(level, perRow)) {
      const width = (row.length - 1) * (nodeSize.width + gap.x);
      for (const [at, id] of row.entries())
        places.set(id, { x: at * (nodeSize.width + gap.x) - width / 2, y });
      y += nodeSize.height + gap.row;
    }
    y += gap.level - gap.row;
  }
  return places;
}

/** Breadth first from the root: one up to who holds, one down to what is held. */
function levelsOf({ nodes, relationships }: ShownGraph, rootId: string): string[][] {
  const up = new Map<string, string[]>();
  const down = new Map<string, string[]>();
  for (const { subjectId, objectId } of relationships) {
    push(up, objectId, subjectId);
    push(down, subjectId, objectId);
  }
  const level = new Map<string, number>();
  const queue: string[] = [];
  const visit = (id: string, at: number): void => {
    if (level.has(id)) return;
    level.set(id, at);
    queue.push(id);
  };
  const walk = (from: string): void => {
    visit(from, 0);
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const at = level.get(id) ?? 0;
      for (const other of up.get(id) ?? []) visit(other, at - 1);
      for (const other of down.get(id) ?? []) visit(other, at + 1);
    }
  };
  walk(rootId);
  for (const { id } of nodes) walk(id);

  const byLevel = new Map<number, string[]>();
  for (const { id } of nodes) push(byLevel, level.get(id) ?? 0, id);
  return [...byLevel.entries()].sort(([a], [b]) => a - b).map(([, ids]) => ids);
}

/** Each node near the middle of those it is related to, so that few lines cross. */
function sortLevels(levels: string[][], near: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const at = new Map<string, number>();
  const note = (level: string[]): void => {
    for (const [place, id] of level.entries()) at.set(id, place - (level.length - 1) / 2);
  };
  let sorted = levels;
  for (const level of sorted) note(level);
  const middle = (id: string): number => {
    const others = [...(near.get(id) ?? [])];
    if (others.length === 0) return at.get(id) ?? 0;
    return others.reduce((sum, other) => sum + (at.get(other) ?? 0), 0) / others.length;
  };
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    sorted = sorted.map((level) => {
      const middles = new Map(level.map((id) => [id, middle(id)]));
      const next = [...level].sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
      note(next);
      return next;
    });
  }
  return sorted;
}

/** Rows of about the same length. */
function inRows(level: readonly string[], perRow: number): string[][] {
  const count = Math.ceil(level.length / perRow);
  const length = Math.ceil(level.length / count);
  return Array.from({ length: count }, (_, row) => level.slice(row * length, (row + 1) * length));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
