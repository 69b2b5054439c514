// Where the focus goes when what had it is taken away and gave it to nobody: a dialog whose own success took away the button
// that opened it, a value that no row has any more, a filter that was removed. Without it a keyboard begins at the top again.
const trailLength = 40;

/** Parts of a page whose controls belong together. Whole pages see to their focus themselves. */
const parts = 'section[aria-label], aside[aria-label], form, [role="toolbar"], [role="group"]';
const controls = 'button, input, select, textarea, a[href], [tabindex]:not([tabindex="-1"])';

const isInDialog = (element: Element): boolean => element.closest('[role="dialog"]') !== null;
const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
const takesFocus = (element: HTMLElement): boolean =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled');

function partsAround(element: Element): Element[] {
  const around = element.parentElement?.closest(parts);
  return around ? [around, ...partsAround(around)] : [];
}

/** A list before a neighbour of what is gone: an Enter too many must not press another button. */
const placeAfterDialog = (
  there: readonly HTMLElement[],
  opener: HTMLElement | undefined,
): HTMLElement | undefined =>
  there[0] === opener ? opener : (there.find((element) => element.role === 'grid') ?? there[0]);

/** An Enter too many must not do the same to the next, as with one × after the other. */
const isAlike = (one: Element, other: Element): boolean =>
  one.tagName === 'BUTTON' && other.tagName === 'BUTTON' && one.className === other.className;

/** The last place in the part that held it, else the first control of that part. */
function placeBeside(
  lost: Element,
  around: readonly Element[],
  there: readonly HTMLElement[],
): HTMLElement | undefined {
  const part = around.find((element) => element.isConnected);
  const inPart = part ? [...part.querySelectorAll<HTMLElement>(controls)].filter(takesFocus) : [];
  const last = there.filter((element) => part?.contains(element));
  return [...last, ...inPart].find((element) => !isAlike(element, lost));
}

/** Dialogs and pages give the focus back themselves where they can; this waits for them. In ms. */
const patience = 50;

/** Watches the document until it is told to stop. */
export function keepFocus(): () => void {
  let trail: HTMLElement[] = [];
  let around: readonly Element[] = [];
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || isInDialog(target)) return;
    trail = [target, ...trail.filter((other) => other !== target)].slice(0, trailLength);
    around = partsAround(target);
  };
  const giveBack = (lost: Element, wasInDialog: boolean): void => {
    if (document.activeElement !== document.body || isDialogOpen()) return;
    const there = trail.filter(takesFocus);
    const place = wasInDialog
      ? placeAfterDialog(there, trail[0])
      : lost.isConnected
        ? undefined
        : placeBeside(lost, around, there);
    place?.focus({ preventScroll: true });
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null || !(target instanceof Element)) return;
    setTimeout(giveBack, patience, target, isInDialog(target));
  };
  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('focusout', onFocusOut);
  return () => {
    document.removeEventListener('focusin', onFocusIn);
    document.removeEventListener('focusout', onFocusOut);
  };
}
