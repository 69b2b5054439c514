// Tells the window what the list on screen holds, so that a command can be about all of it.
import { useEffect } from 'react';
import type { CompanyQuery } from '../../shared/schema/company-query.ts';
import { listedTarget } from '../lib/refresh-target.ts';

/** `total`: null while it is not known. */
type Listed = { total: number | null } & (
  | { entity: 'company'; query: CompanyQuery }
  | { entity: 'person'; q: string | undefined }
);

export function useListed(listed: Listed): void {
  const { total, entity } = listed;
  const said = entity === 'company' ? listed.query : listed.q;
  useEffect(() => {
    if (total === null || total === 0) return undefined;
    if (typeof said === 'object') listedTarget.set({ entity: 'company', count: total, query: said });
    else listedTarget.set({ entity: 'person', count: total, query: said === undefined ? {} : { q: said } });
    return () => listedTarget.set(null);
  }, [total, said]);
}
