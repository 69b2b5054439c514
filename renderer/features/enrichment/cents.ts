// An amount in euros as a person types it, in whole cents.
import { numberOf } from '../../lib/number-of.ts';

/** Null where it is no amount. */
export function centsOf(euros: string | number): number | null {
  const value = numberOf(euros);
  return value !== null && value >= 0 ? Math.round(value * 100) : null;
}
