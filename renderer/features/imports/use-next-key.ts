// Ctrl Enter goes on from anywhere on the step, also from within a list or a tag that is being typed.
// Caught before the controls see it, for a select takes every Enter for itself.
import { useEffect, useRef } from 'react';

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

export function useNextKey(onNext: () => void): void {
  const latest = useRef(onNext);
  useEffect(() => {
    latest.current = onNext;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isDialogOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      // What is being typed counts: leaving the control takes it, and the next render knows it.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setTimeout(() => latest.current());
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
