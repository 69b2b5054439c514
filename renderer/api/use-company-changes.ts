// Tells when companies changed, by whatever hand; not more often than asked for.
import { useEffect } from 'react';
import type { BackendEvent } from '../../shared/events.ts';
import { throttled } from '../lib/throttled.ts';
import { onBackendEvent, onBackendReturned } from './events.ts';

const changesCompanies = ({ topic }: BackendEvent): boolean =>
  topic === 'company:changed' ||
  topic === 'import:completed' ||
  topic === 'import:failed' ||
  topic === 'bulk:ended';

/** Pass stable functions. */
export function useCompanyChanges(listener: () => void, everyMs: number | (() => number)): void {
  useEffect(() => {
    const tell = throttled(listener, everyMs);
    const stopEvents = onBackendEvent((event) => changesCompanies(event) && tell());
    const stopReturned = onBackendReturned(tell);
    return () => {
      stopEvents();
      stopReturned();
    };
  }, [listener, everyMs]);
}
