// An amount in euros as a person types it, in whole cents.

/** Null where it is no amount. */
export function centsOf(euros: string | number): number | null {
  const value = typeof euros === 'number' ? euros : euros.trim() === '' ? Number.NaN : Number(euros);
  return Number.isFinite(value) && value >= 0 ? Math.round(value * 100) : null;
}
