// The keyboard in the head: one of its buttons is a tab stop, arrows lead to the others, also to those that are not drawn yet.
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';

export type HeadFocus = {
  /** The column whose head is a tab stop. */
  column: number;
  /** Moves the focus to a column's head, which comes into view first. */
  moveTo: (column: number) => void;
};

function findHead(scroller: HTMLElement | null, path: string | undefined): HTMLElement | null {
  const heads = scroller?.querySelectorAll<HTMLElement>('[data-head]') ?? [];
  return [...heads].find((head) => head.dataset['head'] === path) ?? null;
}

export function useHeadFocus(
  paths: readonly string[],
  reveal: (column: number) => void,
  scroller: RefObject<HTMLElement | null>,
): HeadFocus {
  const [column, setColumn] = useState(0);
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    const head = awaited.current === null ? null : findHead(scroller.current, awaited.current);
    if (!head) return;
    awaited.current = null;
    head.focus({ preventScroll: true });
  });
  const moveTo = useCallback(
    (next: number) => {
      const path = paths[next];
      if (path === undefined) return;
      reveal(next);
      setColumn(next);
      const head = findHead(scroller.current, path);
      if (head) head.focus({ preventScroll: true });
      else awaited.current = path;
    },
    [paths, reveal, scroller],
  );
  const tabStop = Math.max(Math.min(column, paths.length - 1), 0);
  return useMemo(() => ({ column: tabStop, moveTo }), [tabStop, moveTo]);
}
