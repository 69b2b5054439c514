// Which records somebody wants looked up, on their way from a list or record to the page that makes a batch of them. Not in the
// address: a selection may name thousands.
import type { CompanyQuery } from '../../shared/schema/company-query.ts';
import type { EntityType } from '../../shared/schema/enrichment.ts';
import { createStore } from './store.ts';

/** `name` says what it is: of a selection, a list, a record. */
export type EnrichTarget = { name: string } & (
  | { entity: EntityType; ids: readonly string[] }
  | { entity: 'company'; query: CompanyQuery }
  | { entity: 'person'; query: { q?: string } }
);

export const enrichTarget = createStore<EnrichTarget | null>(null);
