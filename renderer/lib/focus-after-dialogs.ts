// Where the focus goes when a dialog is gone and gave it to nobody, as when its own success took away the button that opened
// it: to the list, else to the last place that is still there. Without it a keyboard begins at the top of the page again.
const trailLength = 40;

const isInDialog = (element: Element): boolean => element.closest('[role="dialog"]') !== null;
const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
const takesFocus = (element: HTMLElement): boolean =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled');

/** A list before a neighbour of what is gone: an Enter too many must not press another button. */
const placeIn = (there: readonly HTMLElement[], opener: HTMLElement | undefined): HTMLElement | undefined =>
  there[0] === opener ? opener : (there.find((element) => element.role === 'grid') ?? there[0]);

/** Dialogs give the focus back themselves where they can; this waits for them. In ms. */
const patience = 50;

/** Watches the document until it is told to stop. */
export function keepFocusAfterDialogs(): () => void {
  let trail: HTMLElement[] = [];
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || isInDialog(target)) return;
    trail = [target, ...trail.filter((other) => other !== target)].slice(0, trailLength);
  };
  const giveBack = (): void => {
    if (document.activeElement !== document.body || isDialogOpen()) return;
    placeIn(trail.filter(takesFocus), trail[0])?.focus({ preventScroll: true });
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget === null && target instanceof Element && isInDialog(target))
      setTimeout(giveBack, patience);
  };
  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('focusout', onFocusOut);
  return () => {
    document.removeEventListener('focusin', onFocusIn);
    document.removeEventListener('focusout', onFocusOut);
  };
}
