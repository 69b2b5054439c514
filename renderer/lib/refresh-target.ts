// Which records somebody wants refreshed: set by whatever shows them, read by the one dialog of the window.
import type { CompanyQuery } from '../../shared/schema/company-query.ts';
import type { EntityType } from '../../shared/schema/enrichment.ts';
import { createStore } from './store.ts';

export type RefreshTarget = { entity: EntityType; id: string; name: string };

export const refreshTarget = createStore<RefreshTarget | null>(null);

/** Many companies: a selection, or all that a query finds. */
export type BulkRefreshTarget = { count: number } & ({ ids: readonly string[] } | { query: CompanyQuery });

export const bulkRefreshTarget = createStore<BulkRefreshTarget | null>(null);
