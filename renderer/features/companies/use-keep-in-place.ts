// When rows come or go above what is on screen, the screen stays with its rows instead of jumping to others.
import { useLayoutEffect, useRef } from 'react';
import type { Company } from '../../../shared/schema/company.ts';
import type { RowView } from '../../ui/rows/row-window.ts';
import type { ListScroll } from '../../ui/rows/use-list-scroll.ts';
import { rowHeight } from './grid/row-height.ts';
import type { CompanyWindow } from './use-company-rows.ts';

/** More than one, because the first may be deleted. */
const anchorRows = 5;

type Anchor = { rows: CompanyWindow; id: string; index: number };

function anchorsAt(top: number, rows: CompanyWindow, view: RowView<Company>): Anchor[] {
  const first = Math.ceil(top / rowHeight);
  return Array.from({ length: anchorRows }, (_, at) => first + at).flatMap((index) => {
    const row = view.rowAt(index);
    return row ? [{ rows, id: row.id, index }] : [];
  });
}

/** How many rows further down the first anchor that is still there stands now. */
function shiftOf(anchors: readonly Anchor[], view: RowView<Company>): number {
  for (const { id, index } of anchors) {
    const now = view.indexOf(id);
    if (now !== null) return now - index;
  }
  return 0;
}

export function useKeepInPlace(rows: CompanyWindow, view: RowView<Company>, scroll: ListScroll): void {
  const anchors = useRef<Anchor[]>([]);
  const seen = useRef(view);
  const { scrollTo, topNow } = scroll;

  useLayoutEffect(() => {
    const isNew = seen.current !== view && anchors.current[0]?.rows === rows;
    seen.current = view;
    // At the very top a person watches what is new there.
    const shift = isNew && topNow() > 0 ? shiftOf(anchors.current, view) : 0;
    if (shift !== 0) scrollTo(topNow() + shift * rowHeight);
    anchors.current = anchorsAt(topNow(), rows, view);
  });
}
