// Keeps the place in the list and the selection with their people when rows come and go around them. A selection that may hold others
// than were chosen is dropped: what is done with it is done to many.
import { useLayoutEffect, useRef } from 'react';
import type { Person } from '../../../shared/schema/person.ts';
import type { RowView, RowWindow } from '../../ui/rows/row-window.ts';

/** Where one is, and the other end of what is selected. */
export type Ends = { active: number | null; anchor: number | null };

type View = RowView<Person>;
type List = { rows: RowWindow<Person>; view: View; record: string | undefined };
type Seen = { rows: RowWindow<Person>; view: View; total: number | null; ends: Ends; ids: Ids };
type Ids = { active: string | null; anchor: string | null };

export function useFollowEnds({ rows, view, record }: List, ends: Ends, onEnds: (ends: Ends) => void): void {
  const seen = useRef<Seen | null>(null);
  useLayoutEffect(() => {
    const before = seen.current;
    const next = before === null ? ends : endsNow(before, { rows, view, record }, ends);
    const ids = { active: idAt(view, next.active), anchor: idAt(view, next.anchor) };
    seen.current = { rows, view, total: view.total, ends: next, ids };
    if (!isSame(next, ends)) onEnds(next);
  });
}

function endsNow(before: Seen, { rows, view, record }: List, ends: Ends): Ends {
  if (before.rows !== rows) {
    const opened = record === undefined ? null : view.indexOf(record);
    return { active: opened, anchor: opened };
  }
  const isMoved = before.view !== view && before.total !== null;
  return isMoved && isSame(before.ends, ends) ? followed(before, view) : ends;
}

function followed({ total, ends: { active, anchor }, ids }: Seen, view: View): Ends {
  if (active === null) return { active, anchor };
  const byActive = shiftOf(view, active, ids.active);
  const last = Math.max((view.total ?? 1) - 1, 0);
  const place = Math.min(active + (byActive ?? 0), last);
  if (anchor === null || anchor === active) return { active: place, anchor: anchor === null ? null : place };
  const byAnchor = shiftOf(view, anchor, ids.anchor);
  const isKnown = byActive !== null && byAnchor !== null;
  // Where no row came or went, an end that is not in memory went with the other.
  const isWhole = isKnown ? byActive === byAnchor : total === view.total;
  const shift = byActive ?? byAnchor ?? 0;
  return isWhole ? { active: active + shift, anchor: anchor + shift } : { active: place, anchor: place };
}

const idAt = (view: View, index: number | null): string | null =>
  index === null ? null : (view.rowAt(index)?.id ?? null);

/** How far a person went; null where that is not known. */
function shiftOf(view: View, from: number, id: string | null): number | null {
  if (id === null) return null;
  const now = idAt(view, from) === id ? from : view.indexOf(id);
  return now === null ? null : now - from;
}

const isSame = (one: Ends, other: Ends): boolean =>
  one.active === other.active && one.anchor === other.anchor;
