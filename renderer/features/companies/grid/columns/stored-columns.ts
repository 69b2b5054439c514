// The columns of the list as this machine keeps them, until a saved view says otherwise.
import { useCallback, useEffect, useState } from 'react';
import type { ChangeColumns } from './use-grid-columns.ts';
import type { ViewColumn, ViewColumns } from './view-columns.ts';

const storageKey = 'rowbench.company-view-columns';

const isEntry = (value: unknown): value is ViewColumn =>
  typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';

/** What was kept; the usual columns where it is missing or damaged. */
function load(): ViewColumns {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function save(columns: ViewColumns): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(columns));
  } catch {
    // A browser that keeps nothing shows the usual columns next time.
  }
}

export function useStoredColumns(): [ViewColumns, ChangeColumns] {
  const [columns, setColumns] = useState(load);
  useEffect(() => save(columns), [columns]);
  return [columns, useCallback((change) => setColumns(change), [])];
}
