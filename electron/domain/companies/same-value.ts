/**
 * Two values of a field; absent, null and an empty list or object are the same nothing. Facts are compared through all their
 * depths, in which the order of an object's names does not count.
 */
export function isSameValue(one: unknown, other: unknown): boolean {
  const [first, second] = [plain(one), plain(other)];
  return first === second || (isDeep(first) && isDeep(second) && isSameDeep(first, second));
}

/** What leaves no trace in a record. */
export const isNothing = (value: unknown): boolean => plain(value) === null;

const isDeep = (value: unknown): value is object => typeof value === 'object' && value !== null;

function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (!isDeep(value)) return value;
  const size = Array.isArray(value) ? value.length : Object.keys(value).length;
  return size === 0 ? null : value;
}

function isSameDeep(one: object, other: object): boolean {
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((entry, at) => isSamePart(entry, other[at]))
    );
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(
      (name) => Object.hasOwn(other, name) && isSamePart(Reflect.get(one, name), Reflect.get(other, name)),
    )
  );
}

const isSamePart = (one: unknown, other: unknown): boolean =>
  one === other || (isDeep(one) && isDeep(other) && isSameDeep(one, other));
