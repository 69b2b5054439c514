/**
 * Takes a change of a list out of what the list became since: entries that it added go, entries that it removed come back,
 * and what others added, removed or put in another order stays.
 */
export function withoutChange<T>(before: readonly T[], after: readonly T[], current: readonly T[]): T[] {
  if (isSameList(after, current)) return [...before];
  const added = new Set(after.filter((item) => !before.includes(item)));
  const staying = current.filter((item) => !added.has(item));
  const removed = before.filter((item) => !after.includes(item) && !staying.includes(item));
  return [...staying, ...removed];
}

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at]);
