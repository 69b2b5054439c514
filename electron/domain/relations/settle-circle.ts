// The interests of companies that hold each other in a circle: x = b + Mx, where b comes from outside and M holds their shares in
// each other. Small circles exactly, by elimination; large ones step by step, until nothing worth naming moves.

import { eachStake, type Stakes } from './stakes.ts';

const smallUpTo = 150;
/** Far below a millionth of a percent. */
const negligible = 1e-11;
const mostSweeps = 5000;

/** Where each node stands in the circle, -1 where it is outside; one array for all circles of a graph. */
export const noPlaces = (nodes: number): Int32Array => new Int32Array(nodes).fill(-1);

/** `amounts` holds b for the members, and x afterwards. `places` is as `noPlaces` made it, and so it is left. */
export function settleCircle(
  circle: readonly number[],
  stakes: Stakes,
  amounts: Float64Array,
  places: Int32Array,
  exactUpTo: number = smallUpTo,
): void {
  for (const [place, node] of circle.entries()) places[node] = place;
  if (isCircle(circle, stakes, places)) {
    const settle = circle.length <= exactUpTo ? eliminate : approach;
    const settled = settle(circle, places, stakes, amounts);
    for (const [place, node] of circle.entries()) amounts[node] = settled[place] ?? 0;
  }
  for (const node of circle) places[node] = -1;
}

/** Most are one company that holds nothing of itself. */
function isCircle(circle: readonly number[], { from, owners }: Stakes, places: Int32Array): boolean {
  if (circle.length > 1) return true;
  const [node = 0] = circle;
  return owners.slice(from[node], from[node + 1]).some((owner) => places[owner] !== -1);
}

function eliminate(
  circle: readonly number[],
  places: Int32Array,
  stakes: Stakes,
  amounts: Float64Array,
): Float64Array {
  const size = circle.length;
  const rows = circle.map((node, place) => {
    const row = new Float64Array(size + 1);
    row[place] = 1;
    row[size] = amounts[node] ?? 0;
    return row;
  });
  eachInside(circle, places, stakes, (place, column, share) => {
    const row = rows[place];
    if (row) row[column] = (row[column] ?? 0) - share;
  });
  return backSubstituted(rows) ?? Float64Array.from(circle, (node) => amounts[node] ?? 0);
}

/** Null where there is no one solution: the circle holds the whole of itself. */
function backSubstituted(rows: Float64Array[]): Float64Array | null {
  const size = rows.length;
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let pivot = 0; pivot < size; pivot += 1) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row += 1)
      if (Math.abs(at(row, pivot)) > Math.abs(at(best, pivot))) best = row;
    const [chosen, other] = [rows[best], rows[pivot]];
    if (!chosen || !other || Math.abs(at(best, pivot)) < 1e-12) return null;
    [rows[pivot], rows[best]] = [chosen, other];
    for (let row = 0; row < size; row += 1) {
      const factor = row === pivot ? 0 : at(row, pivot) / (chosen[pivot] ?? 1);
      if (factor === 0) continue;
      const target = rows[row];
      if (target)
        for (let column = pivot; column <= size; column += 1)
          target[column] = (target[column] ?? 0) - factor * (chosen[column] ?? 0);
    }
  }
  return Float64Array.from(rows, (row, place) => (row[size] ?? 0) / (row[place] ?? 1));
}

/** Gauss and Seidel: each member anew from what the others are by now, until nobody changes. */
function approach(
  circle: readonly number[],
  places: Int32Array,
  stakes: Stakes,
  amounts: Float64Array,
): Float64Array {
  const { from, held, shares, own } = rowsOf(circle, places, stakes);
  const given = Float64Array.from(circle, (node) => amounts[node] ?? 0);
  const settled = Float64Array.from(given);
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    let moved = 0;
    for (let place = 0; place < settled.length; place += 1) {
      let sum = given[place] as number;
      const end = from[place + 1] as number;
      for (let at = from[place] as number; at < end; at += 1)
        sum += (shares[at] as number) * (settled[held[at] as number] as number);
      const next = sum / (1 - (own[place] as number));
      moved = Math.max(moved, Math.abs(next - (settled[place] as number)));
      settled[place] = next;
    }
    if (moved < negligible) break;
  }
  return settled;
}

/** What each member holds of which others: `held` and `shares` from `from[place]` on. `own`: what it holds of itself, less than all. */
function rowsOf(circle: readonly number[], places: Int32Array, stakes: Stakes) {
  const own = new Float64Array(circle.length);
  const from = new Int32Array(circle.length + 1);
  eachInside(circle, places, stakes, (place, owned, share) => {
    if (place === owned) own[place] = Math.min((own[place] ?? 0) + share, 1 - negligible);
    else from[place + 1] = (from[place + 1] ?? 0) + 1;
  });
  for (let place = 0; place < circle.length; place += 1)
    from[place + 1] = (from[place + 1] ?? 0) + (from[place] ?? 0);
  const next = Int32Array.from(from);
  const held = new Int32Array(from.at(-1) ?? 0);
  const shares = new Float64Array(held.length);
  eachInside(circle, places, stakes, (place, owned, share) => {
    if (place === owned) return;
    const at = next[place] ?? 0;
    next[place] = at + 1;
    held[at] = owned;
    shares[at] = share;
  });
  return { from, held, shares, own };
}

/** Every stake of one member in another; twice, since to keep them in between takes longer. */
function eachInside(
  circle: readonly number[],
  places: Int32Array,
  stakes: Stakes,
  tell: (place: number, owned: number, share: number) => void,
): void {
  for (let owned = 0; owned < circle.length; owned += 1)
    eachStake(stakes, circle[owned] as number, (owner, share) => {
      const place = places[owner] as number;
      if (place !== -1) tell(place, owned, share);
    });
}
