/** Two values of a field; absent, null and an empty list are the same nothing. */
export function isSameValue(one: unknown, other: unknown): boolean {
  const [first, second] = [plain(one), plain(other)];
  if (!Array.isArray(first) || !Array.isArray(second)) return first === second;
  return first.length === second.length && first.every((entry, at) => entry === second[at]);
}

const plain = (value: unknown): unknown =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;
