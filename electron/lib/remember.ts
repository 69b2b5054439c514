/** Asks once for each argument; for look-ups within one request. */
export function remember<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as T;
    const answer = ask(key);
    known.set(key, answer);
    return answer;
  };
}
