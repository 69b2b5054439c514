// Which records somebody wants refreshed, or rules run over: set by whatever shows them, read by the window's one dialog for it.
import type { CompanyQuery } from '../../shared/schema/company-query.ts';
import type { EntityType } from '../../shared/schema/enrichment.ts';
import { createStore } from './store.ts';

export type RefreshTarget = { entity: EntityType; id: string; name: string };

export const refreshTarget = createStore<RefreshTarget | null>(null);

/** Many: a selection, or all that a query finds. */
export type ManyRecords = { count: number } & (
  | { entity: EntityType; ids: readonly string[] }
  | { entity: 'company'; query: CompanyQuery }
  | { entity: 'person'; query: { q?: string } }
);

export const bulkRefreshTarget = createStore<ManyRecords | null>(null);

export const rulesTarget = createStore<ManyRecords | null>(null);

/** All of the list on screen; null where there is none, or nothing in it. */
export const listedTarget = createStore<ManyRecords | null>(null);
