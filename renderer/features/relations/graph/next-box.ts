// Where an arrow key leads in the graph: the nearest box on that side.
import { nodeSize, type Place, type Places } from './layered-positions.ts';

/** How far along, and how far aside, `to` is as seen from `from`. */
type Way = (from: Place, to: Place) => { along: number; aside: number };

const ways: Record<string, Way> = {
  ArrowRight: (from, to) => ({ along: to.x - from.x, aside: Math.abs(to.y - from.y) }),
  ArrowLeft: (from, to) => ({ along: from.x - to.x, aside: Math.abs(to.y - from.y) }),
  ArrowDown: (from, to) => ({ along: to.y - from.y, aside: Math.abs(to.x - from.x) }),
  ArrowUp: (from, to) => ({ along: from.y - to.y, aside: Math.abs(to.x - from.x) }),
};

/** Boxes that are hardly further on stand beside it, not on that side. */
const leastAlong = (key: string): number =>
  (key === 'ArrowUp' || key === 'ArrowDown' ? nodeSize.height : nodeSize.width) / 2;

/** Null where the key is no arrow, or nothing is on that side. */
export function nextBox(places: Places, from: string, key: string): string | null {
  const way = ways[key];
  const start = places.get(from);
  if (!way || !start) return null;
  const found = [...places]
    .filter(([id]) => id !== from)
    .map(([id, place]) => ({ id, ...way(start, place) }))
    .filter(({ along }) => along > leastAlong(key))
    // Straight on is nearer than slantwise.
    .sort((a, b) => a.along + a.aside * 2 - (b.along + b.aside * 2));
  return found[0]?.id ?? null;
}
