// What takes time to make is made when it is first asked for: every thread loads every module, few use all of them.
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
