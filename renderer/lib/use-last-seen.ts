// What is open and is deleted elsewhere stays as it was: somebody may be changing it.
import { useState } from 'react';

/** `stored`: what there is of `id` now; null where it is gone, and then its last state is given. */
export function useLastSeen<T extends { id: string }>(stored: T | null, id: string | undefined): T | null {
  const [seen, setSeen] = useState(stored);
  if (stored !== null && stored !== seen) setSeen(stored);
  return stored ?? (seen?.id === id ? seen : null);
}
