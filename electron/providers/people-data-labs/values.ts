// Values as People Data Labs writes them: all in small letters, `true` in place of what the plan does not include.

export type Raw = Readonly<Record<string, unknown>>;

/** Null also for `true`: there is a value, and it is not told. */
export function textOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(textOf).filter((text) => text !== null) : [];

export const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;

export const objectOf = (value: unknown): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};

/** `computer software` → `Computer software`. */
export const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const isDate = (text: string | null): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
