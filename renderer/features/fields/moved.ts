/** The list with its entry at `from` moved to `to`, as far as there is such a place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const place = Math.max(0, Math.min(list.length - 1, to));
  return list.toSpliced(from, 1).toSpliced(place, 0, ...list.slice(from, from + 1));
}
