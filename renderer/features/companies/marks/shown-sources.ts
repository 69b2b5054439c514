// Which marks of sources the list shows, as this machine keeps it.
import { createStore } from '../../../lib/store.ts';

export const sourceModes = ['differing', 'all', 'off'] as const;
export type SourceMode = (typeof sourceModes)[number];

const storageKey = 'rowbench.source-marks';

function load(): SourceMode {
  try {
    const kept = localStorage.getItem(storageKey);
    return sourceModes.find((mode) => mode === kept) ?? 'differing';
  } catch {
    return 'differing';
  }
}

const store = createStore<SourceMode>(load());

export const useSourceMode = (): SourceMode => store.use();

export function setSourceMode(mode: SourceMode): void {
  store.set(mode);
  try {
    localStorage.setItem(storageKey, mode);
  } catch {
    // A browser that keeps nothing shows differing sources next time.
  }
}
