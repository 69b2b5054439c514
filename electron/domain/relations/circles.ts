// Strongly connected parts of a graph (Tarjan, without recursion: a chain may be a hundred thousand long).

/** Nodes that can all reach each other, one list each; every part after all parts that lead to it. */
export function circlesOf(edges: readonly (readonly { owner: number }[])[]): number[][] {
  const index = new Int32Array(edges.length).fill(-1);
  const low = new Int32Array(edges.length);
  const isOpen = new Uint8Array(edges.length);
  const open: number[] = [];
  const circles: number[][] = [];
  let count = 0;

  const enter = (node: number): { node: number; next: number } => {
    index[node] = count;
    low[node] = count;
    count += 1;
    open.push(node);
    isOpen[node] = 1;
    return { node, next: 0 };
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

  for (let start = 0; start < edges.length; start += 1) {
    if (index[start] !== -1) continue;
    const path = [enter(start)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const edge = edges[step.node]?.[step.next];
      step.next += 1;
      if (!edge) {
        path.pop();
        leave(step.node);
        const above = path.at(-1);
        if (above) lower(above.node, low[step.node] ?? 0);
      } else if (index[edge.owner] === -1) path.push(enter(edge.owner));
      else if (isOpen[edge.owner] === 1) lower(step.node, index[edge.owner] ?? 0);
    }
  }
  return circles.toReversed();
}
