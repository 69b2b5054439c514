// Columns and facets as this machine shows them where they differ from the saved view: kept until they are saved or thrown away. What
// belongs to no saved view stands under the empty name.
import type { ViewFacet } from '../../../../shared/schema/view.ts';
import { createStore } from '../../../lib/store.ts';
import type { ViewColumns } from '../grid/columns/view-columns.ts';

export type Layout = { columns: ViewColumns; facets: readonly ViewFacet[] };
export type Drafts = Readonly<Record<string, Partial<Layout>>>;

const storageKey = 'rowbench.view-layouts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEntry = (value: unknown): value is { path: string } =>
  isRecord(value) && typeof value['path'] === 'string';

function layoutOf(value: unknown): Partial<Layout> {
  if (!isRecord(value)) return {};
  const { columns, facets } = value;
  return {
    ...(Array.isArray(columns) ? { columns: columns.filter(isEntry) } : {}),
    ...(Array.isArray(facets) ? { facets: facets.filter(isEntry) } : {}),
  };
}

/** What was kept; the usual where it is missing or damaged. */
function load(): Drafts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    if (!isRecord(kept)) return {};
    return Object.fromEntries(Object.entries(kept).map(([view, layout]) => [view, layoutOf(layout)]));
  } catch {
    return {};
  }
}

const drafts = createStore<Drafts>(load());

drafts.subscribe(() => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(drafts.get()));
  } catch {
    // A browser that keeps nothing shows the saved layout next time.
  }
});

export const useDrafts = drafts.use;

export const setDraft = (view: string, change: (draft: Partial<Layout>) => Partial<Layout>): void =>
  drafts.set({ ...drafts.get(), [view]: change(drafts.get()[view] ?? {}) });

export const dropDraft = (view: string): void =>
  drafts.set(Object.fromEntries(Object.entries(drafts.get()).filter(([name]) => name !== view)));
