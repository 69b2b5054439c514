// Whether the store turned out to be damaged. Then the window is the recovery screen, until a person has chosen and the store
// is there again.
import { createStore } from '../lib/store.ts';
import { ApiError } from './api-error.ts';

const damaged = createStore(false);

export const reportDamaged = (): void => damaged.set(true);
export const reportRecovered = (): void => damaged.set(false);
export const useStoreDamaged = damaged.use;

export const isDamage = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'store_unavailable' && error.details['recovery'] === true;
