// A list begins where it was left for a record's page, and can tell where it is.
import { useLayoutEffect, type RefObject } from 'react';
import type { Store } from '../../lib/store.ts';
import type { Scrolled } from './kept-list.ts';
import type { ListScroll } from './use-list-scroll.ts';

export type Place = {
  /** Where the list is scrolled to at its first sight. */
  beginAt: Store<Scrolled | null>;
  /** Where it is now. */
  scrolled: Store<() => Scrolled | null>;
};

/** For the component that holds the scroller: those inside it are there before it is. */
export function usePlace(
  scroller: RefObject<HTMLDivElement | null>,
  { scrollTo, topNow }: ListScroll,
  { beginAt, scrolled }: Place,
): void {
  useLayoutEffect(() => {
    const begin = beginAt.get();
    beginAt.set(null);
    if (begin === null || !scroller.current) return;
    scrollTo(begin.top);
    moveSideways(scroller.current, begin.left);
  }, [beginAt, scroller, scrollTo]);
  useLayoutEffect(
    () => scrolled.set(() => ({ top: topNow(), left: scroller.current?.scrollLeft ?? 0 })),
    [scrolled, scroller, topNow],
  );
}

function moveSideways(element: HTMLElement, left: number): void {
  element.scrollLeft = left;
}
