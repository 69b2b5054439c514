// The cursor within a list’s `nextLink`; null at the end of the list.
export function cursorOf(nextLink: string | undefined): string | null {
  if (nextLink === undefined) return null;
  return new URL(nextLink, 'http://localhost').searchParams.get('cursor');
}
