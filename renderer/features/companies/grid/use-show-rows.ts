// Asks for the rows on screen. What rushes past is not asked for: it would come too late, and its answers would hold up the frames.
import { useEffect, useRef } from 'react';
import type { CompanyWindow } from '../use-company-rows.ts';

/** Screens of rows that follow each other faster than this rush past, until one has stood still for a while. */
const rushMs = 300;
const standMs = 120;

type Shown = { first: number; last: number; jumpedAt: number };

export function useShowRows(rows: CompanyWindow, first: number, count: number): void {
  const shown = useRef<Shown | null>(null);
  useEffect(() => {
    const before = shown.current;
    const last = first + count - 1;
    const isApart = before !== null && (first > before.last || last < before.first);
    const now = performance.now();
    shown.current = { first, last, jumpedAt: isApart ? now : (before?.jumpedAt ?? 0) };
    const isRushing = isApart && now - before.jumpedAt < rushMs;
    if (!isRushing) {
      rows.show(first, last);
      return undefined;
    }
    const timer = setTimeout(() => rows.show(first, last), standMs);
    return () => clearTimeout(timer);
  }, [rows, first, count]);
}
