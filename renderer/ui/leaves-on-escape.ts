// Escape leaves a panel from anywhere inside; a dialog, menu or list that was opened from it hears Escape for itself.
import type { KeyboardEvent } from 'react';
import { isLayerOpen } from '../lib/keys.ts';

/** For `onKeyDown` of the panel: React also tells it of keys in what it opened elsewhere in the document. */
export const leavesOnEscape =
  (onClose: () => void) =>
  (event: KeyboardEvent): void => {
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.key === 'Escape' && isInside && !event.defaultPrevented && !isLayerOpen()) onClose();
  };
