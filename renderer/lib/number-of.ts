// The number that a number field gives away. Until it is left, it gives a text where a number would be written otherwise, such as
// `12.50`, `12.` or `07`; one that is sent out of the field must not be lost.

/** Null where it is none, such as an empty field. */
export function numberOf(typed: number | string): number | null {
  const value = typeof typed === 'number' || typed.trim() !== '' ? Number(typed) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
