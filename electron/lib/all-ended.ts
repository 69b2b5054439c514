// For what is stopped together: a failure must not take away, under those that still work, what they work with.

/** Waits for each, also where one fails; throws the first failure then. */
export async function allEnded(works: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(works);
  await Promise.all(works);
}
