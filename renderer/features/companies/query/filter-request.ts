// Asks the filter bar from elsewhere on the page to open its form for a field.
import { createStore } from '../../../lib/store.ts';

export const filterRequest = createStore<{ path: string } | null>(null);
