// What providers need to say what they know in the shape of all providers (shared/schema/normalized.ts).

type Known<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** Only what there is: no empty text, list or object. */
export const known = <T extends Readonly<Record<string, unknown>>>(values: T): Known<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => isSomething(value))) as Known<T>;

function isSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Of a day or a moment as registers write it. */
export const dayOf = (time: string | null | undefined): string | null =>
  /^\d{4}-\d\d-\d\d/.exec(time ?? '')?.[0] ?? null;
