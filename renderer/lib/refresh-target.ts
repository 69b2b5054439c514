// Which company or person somebody wants refreshed: set by whatever shows it, read by the one dialog of the window.
import type { EntityType } from '../../shared/schema/enrichment.ts';
import { createStore } from './store.ts';

export type RefreshTarget = { entity: EntityType; id: string; name: string };

export const refreshTarget = createStore<RefreshTarget | null>(null);
