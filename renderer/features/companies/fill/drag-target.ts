// Where a drag of the fill handle leads: away from the block in one direction, the one in which the pointer is further out.
import type { Bounds, Place } from '../grid/selection/selection.ts';

/** How far a place lies outside a stretch; negative before it. */
const outside = (at: number, from: number, to: number): number =>
  at < from ? at - from : Math.max(at - to, 0);

/** The cells to fill, without the block itself; null while the pointer is in it. */
export function dragTarget(source: Bounds, { row, column }: Place): Bounds | null {
  const down = outside(row, source.top, source.bottom);
  const right = outside(column, source.left, source.right);
  if (down === 0 && right === 0) return null;
  if (Math.abs(down) >= Math.abs(right))
    return down > 0
      ? { ...source, top: source.bottom + 1, bottom: row }
      : { ...source, top: row, bottom: source.top - 1 };
  return right > 0
    ? { ...source, left: source.right + 1, right: column }
    : { ...source, left: column, right: source.left - 1 };
}

export const unionOf = (one: Bounds, other: Bounds): Bounds => ({
  top: Math.min(one.top, other.top),
  bottom: Math.max(one.bottom, other.bottom),
  left: Math.min(one.left, other.left),
  right: Math.max(one.right, other.right),
});
