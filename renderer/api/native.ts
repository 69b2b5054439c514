// The desktop's own surface, where there is one. In a browser there is none and everything goes over the API.
import type { Native } from '../../shared/native.ts';

declare global {
  interface Window {
    rowbench?: Native;
  }
}

export const native = (): Native | null => window.rowbench ?? null;
