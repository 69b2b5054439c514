// Widths that a person gave to columns, kept on this machine for the next time.
import type { ColumnSizingState } from '@tanstack/react-table';

const storageKey = 'rowbench.company-columns';

const isWidths = (value: unknown): value is ColumnSizingState =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((width) => typeof width === 'number');

/** What was kept; nothing where it is missing or damaged. */
export function loadWidths(): ColumnSizingState {
  try {
    const widths: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return isWidths(widths) ? widths : {};
  } catch {
    return {};
  }
}

export function saveWidths(widths: ColumnSizingState): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(widths));
  } catch {
    // A browser that keeps nothing shows the usual widths next time.
  }
}
