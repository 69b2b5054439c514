// What a profile becomes when its gaps are filled: a key that holds something is never overwritten, at any depth. Lists are values.

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(isEmpty));

/** The value itself where there is nothing to fill in it. */
export function fillGaps(current: unknown, offered: unknown): unknown {
  if (isEmpty(offered)) return current;
  if (isEmpty(current)) return offered;
  if (!isObject(current) || !isObject(offered)) return current;
  const filled = { ...current };
  for (const [key, value] of Object.entries(offered)) {
    const next = fillGaps(current[key], value);
    if (!isEmpty(next)) filled[key] = next;
  }
  return filled;
}
