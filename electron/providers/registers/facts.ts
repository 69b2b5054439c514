// Facts of an answer: only those that there are, and lists as one text each.

export type Facts = Record<string, string>;

export const factsOf = (values: Readonly<Record<string, string | null | undefined>>): Facts =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
  );

const mostListed = 50;

/** Such as `A; B; …`. */
export const listed = (entries: readonly string[]): string =>
  [...entries.slice(0, mostListed), ...(entries.length > mostListed ? ['…'] : [])].join('; ');
