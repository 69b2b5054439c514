// When rows come or go above what is on screen, the screen stays with its rows instead of jumping to others.
import { useLayoutEffect, useRef } from 'react';
import type { Company } from '../../../shared/schema/company.ts';
import type { RowView } from './row-window.ts';
import type { ListScroll } from './use-list-scroll.ts';
import type { CompanyWindow } from './use-company-rows.ts';

const rowHeight = 26;

type Anchor = { rows: CompanyWindow; id: string; index: number };

export function useKeepInPlace(rows: CompanyWindow, view: RowView<Company>, scroll: ListScroll): void {
  const anchor = useRef<Anchor | null>(null);
  const seen = useRef(view);
  const { scrollTo, topNow } = scroll;

  useLayoutEffect(() => {
    const held = anchor.current;
    const changed = seen.current !== view;
    seen.current = view;
    // At the very top a person watches what is new there.
    if (changed && held?.rows === rows && topNow() > 0) {
      const now = view.indexOf(held.id);
      if (now !== null && now !== held.index) scrollTo(topNow() + (now - held.index) * rowHeight);
    }
    const index = Math.ceil(topNow() / rowHeight);
    const row = view.rowAt(index);
    anchor.current = row && { rows, id: row.id, index };
  });
}
