// Countries as registers and vendors name them in English.
import { countryCodes } from '../../../shared/schema/country-codes.ts';

const english = new Intl.DisplayNames(['en'], { type: 'region' });
const plain = (name: string): string => name.trim().toLowerCase().replaceAll('&', 'and').replaceAll('’', "'");
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
  ['great britain', 'GB'],
  ['england', 'GB'],
  ['england and wales', 'GB'],
  ['scotland', 'GB'],
  ['wales', 'GB'],
  ['northern ireland', 'GB'],
  ['uk', 'GB'],
  ['usa', 'US'],
  ['united states of america', 'US'],
];
const byName = new Map([
  ...[...countryCodes].map((code) => [plain(english.of(code) ?? code), code] as const),
  ...others,
]);

/** ISO 3166-1 alpha-2. */
export const countryCodeOf = (name: string): string | null => byName.get(plain(name)) ?? null;

/** Such as `united kingdom`. */
export const countryName = (code: string): string => plain(english.of(code) ?? code);
