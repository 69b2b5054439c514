// A record that is deleted elsewhere stays as it was where somebody is just typing something about it: that would go away with it.
import { useState } from 'react';

const isTyping = (): boolean =>
  document.activeElement?.closest('input, textarea, [role="dialog"]') instanceof HTMLElement;

/** Whether what was shown of it stays: from the moment that it is gone until it is back or left. */
export function useIsKept(isGone: boolean): boolean {
  const [state, setState] = useState({ isGone, isKept: false });
  if (state.isGone !== isGone) setState({ isGone, isKept: isGone && isTyping() });
  return state.isKept;
}
