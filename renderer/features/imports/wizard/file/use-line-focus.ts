// One tab stop for all line numbers; the arrows go from line to line.
import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { Source } from '../../../../../shared/schema/import.ts';

const lineOf = (element: Element): number => Number(element.getAttribute('data-line'));
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

export function useLineFocus(source: Source) {
  const [focused, setFocused] = useState<number | null>(null);
  const lines = source.preview.map((row) => row.line);
  const resting = source.dialect.header_line ?? lines[0] ?? null;

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    if (event.target.hasAttribute('data-line')) setFocused(lineOf(event.target));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    if (step === undefined || !(event.target instanceof Element) || !event.target.hasAttribute('data-line'))
      return;
    event.preventDefault();
    const at = lines.indexOf(lineOf(event.target)) + step;
    const next = lines[Math.min(Math.max(at, 0), lines.length - 1)];
    event.currentTarget.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus();
  };
  const tabStop = focused !== null && lines.includes(focused) ? focused : resting;
  return { tabStop, onKeyDown, onFocus };
}
