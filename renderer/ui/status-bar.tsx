// The 26 px bar under every page. A page puts its counts at the left with <StatusNote>; the shell owns the right.
import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

const StatusSlot = createContext<HTMLElement | null>(null);

export const StatusSlotProvider = StatusSlot.Provider;

/** Renders its children at the left of the status bar while mounted. */
export function StatusNote({ children }: { children: ReactNode }) {
  const slot = useContext(StatusSlot);
  return slot ? createPortal(children, slot) : null;
}
