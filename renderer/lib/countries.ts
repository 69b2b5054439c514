// Countries by code and by name, in English and in the person's language.
import { locale } from '../../shared/messages/message.ts';
import { countryCodes } from '../../shared/schema/country-codes.ts';

export type Country = { code: string; name: string };

const nameIn = (language: string): ((code: string) => string) => {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return (code) => names.of(code) ?? code;
};

let listed: readonly Country[] | null = null;

/** By name, as the person's language sorts them. */
export function listCountries(): readonly Country[] {
  const name = nameIn(locale());
  const collator = new Intl.Collator(locale());
  listed ??= [...countryCodes]
    .map((code) => ({ code, name: name(code) }))
    .sort((a, b) => collator.compare(a.name, b.name));
  return listed;
}

const key = (name: string): string => name.trim().toLowerCase().normalize('NFC');

let byName: ReadonlyMap<string, string> | null = null;

/** The code of a country that was typed as code or name; null where it is neither. */
export function findCountry(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (countryCodes.has(code)) return code;
  const english = nameIn('en');
  byName ??= new Map([
    ...[...countryCodes].map((each) => [key(english(each)), each] as const),
    ...listCountries().map((country) => [key(country.name), country.code] as const),
  ]);
  return byName.get(key(text)) ?? null;
}
