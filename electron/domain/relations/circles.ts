// Strongly connected parts of a graph (Tarjan, without recursion: a chain may be a hundred thousand long).

import { nodesOf, type Stakes } from './stakes.ts';

/** Nodes that can all reach each other, one list each; every part after all parts that lead to it. */
export function circlesOf(stakes: Stakes): number[][] {
  const { from, owners } = stakes;
  const nodes = nodesOf(stakes);
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const isOpen = new Uint8Array(nodes);
  const open: number[] = [];
  const circles: number[][] = [];
  let count = 0;

  const enter = (node: number): { node: number; next: number } => {
    index[node] = count;
    low[node] = count;
    count += 1;
    open.push(node);
    isOpen[node] = 1;
    return { node, next: from[node] ?? 0 };
  };
  const lower = (node: number, to: number): void => {
    low[node] = Math.min(low[node] ?? 0, to);
  };
  const leave = (node: number): void => {
    if (low[node] !== index[node]) return;
    const circle = open.splice(open.lastIndexOf(node));
    for (const member of circle) isOpen[member] = 0;
    circles.push(circle);
  };

  for (let start = 0; start < nodes; start += 1) {
    if (index[start] !== -1) continue;
    const path = [enter(start)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const owner = owners[step.next] ?? 0;
      if (step.next === from[step.node + 1]) {
        path.pop();
        leave(step.node);
        const above = path.at(-1);
        if (above) lower(above.node, low[step.node] ?? 0);
        continue;
      }
      step.next += 1;
      if (index[owner] === -1) path.push(enter(owner));
      else if (isOpen[owner] === 1) lower(step.node, index[owner] ?? 0);
    }
  }
  return circles.toReversed();
}
