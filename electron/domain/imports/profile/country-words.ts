// Whether a text names a country: its two letters, or its name in one of many languages.
import { countryCodes } from '../../../../shared/schema/country-codes.ts';
import { findCountryCode } from '../cells/country-name.ts';

export const isCountryCode = (text: string): boolean => countryCodes.has(text);

/** Looks into all names; for a few hundred values, not for millions. */
export const isCountry = (text: string): boolean =>
  text.length < 60 && (isCountryCode(text.toUpperCase()) || findCountryCode(text) !== null);
