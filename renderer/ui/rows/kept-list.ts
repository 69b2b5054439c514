// A list as it was left for the page of one of its records: whoever comes back to the same list finds the place where they were. Left
// for anywhere else it starts anew.
import { useRouter } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { isSameJson } from '../../lib/company-search.ts';
import { omit } from '../../lib/omit.ts';

/** How far it was scrolled, in the list's own pixels down and the screen's sideways. */
export type Scrolled = { top: number; left: number };

const isSameList = (one: { record?: string }, other: { record?: string }): boolean =>
  isSameJson(omit(one, 'record'), omit(other, 'record'));

/** `pages`: what the addresses of its records' pages begin with. */
export function createKeptList<Search extends { record?: string }, Place>(pages: string) {
  let kept: { search: Search; place: Place } | null = null;
  return {
    /** The address of the list as it was left. */
    search: (): Search | null => kept?.search ?? null,
    /** Where the list was left, if it is the same one. */
    find: (search: Search): Place | null =>
      kept !== null && isSameList(kept.search, search) ? kept.place : null,
    /** `place` is asked as the list is left, while it still stands on the screen. */
    useKeep: (search: Search, place: () => Place): void => {
      const latest = useRef({ search, place });
      useEffect(() => {
        latest.current = { search, place };
      });
      const router = useRouter();
      useLayoutEffect(
        () => () => {
          const isKept = router.state.location.pathname.startsWith(pages);
          // oxlint-disable-next-line react/exhaustive-deps -- what it was at the last moment
          const last = latest.current;
          kept = isKept ? { search: last.search, place: last.place() } : null;
        },
        [router],
      );
    },
  };
}
