// The sort order as the address says it (`-updatedAt`) and as the table holds it.
import type { SortingState } from '@tanstack/react-table';

export function sortingOf(sort: string | undefined): SortingState {
  if (sort === undefined) return [];
  return [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }];
}

/** Up, then down, then as stored. */
export function nextSort(sort: string | undefined, field: string): string | undefined {
  if (sort === field) return `-${field}`;
  return sort === `-${field}` ? undefined : field;
}
