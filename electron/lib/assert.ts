/** Narrows away null and undefined where the program, not the input, would be at fault. */
export function must<T>(value: T | null | undefined, what = 'value'): T {
  if (value === null || value === undefined) throw new Error(`Expected ${what} to be there`);
  return value;
}
