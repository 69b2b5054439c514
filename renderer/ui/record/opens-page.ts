// Mod Enter opens the page of the record whose panel it is, from anywhere inside.
import type { KeyboardEvent } from 'react';

/** For `onKeyDown` of the panel: React also tells it of keys in what it opened elsewhere in the document. */
export const opensPage =
  (onPage: () => void) =>
  (event: KeyboardEvent): void => {
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    const isKey = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (isKey && isInside && !event.defaultPrevented) onPage();
  };
