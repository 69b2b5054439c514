// Values as People Data Labs writes them: all in small letters, `true` in place of what the plan does not include, countries by
// their English names.
import { countryCodes } from '../../../shared/schema/country-codes.ts';

export type Raw = Readonly<Record<string, unknown>>;

/** Null also for `true`: there is a value, and it is not told. */
export function textOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(textOf).filter((text) => text !== null) : [];

export const objectOf = (value: unknown): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};

/** `jean-luc o’neill` → `Jean-Luc O’Neill`; what has capitals keeps its own. */
export function capitalised(text: string): string {
  if (text !== text.toLowerCase()) return text;
  return text.replace(/(?<![\p{L}\p{N}'’])\p{L}|(?<=(?<!\p{L})\p{L}['’])\p{L}/gu, (letter) =>
    letter.toUpperCase(),
  );
}

/** `computer software` → `Computer software`. */
export const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const english = new Intl.DisplayNames(['en'], { type: 'region' });
const plain = (name: string): string => name.toLowerCase().replaceAll('&', 'and').replaceAll('’', "'");
/** Where they say otherwise. */
const others: readonly [string, string][] = [
  ['turkey', 'TR'],
  ['hong kong', 'HK'],
  ['macau', 'MO'],
  ['myanmar', 'MM'],
  ['ivory coast', 'CI'],
  ['czech republic', 'CZ'],
  ['macedonia', 'MK'],
  ['palestine', 'PS'],
];
const byName = new Map([
  ...[...countryCodes].map((code) => [plain(english.of(code) ?? code), code] as const),
  ...others,
]);

export const countryCodeOf = (name: unknown): string | null => byName.get(plain(textOf(name) ?? '')) ?? null;

export const countryName = (code: string): string => plain(english.of(code) ?? code);

export const isDate = (text: string | null): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
