// Types that only a whole column can tell: four digits are a year among years, a count among counts; a word is a country
// among countries.
import type { ValueType } from '../../../../shared/schema/profile.ts';
import { isCountry } from './country-words.ts';
import type { TalliedValue } from './tally.ts';

const mostCountryValues = 600;

/** Years beside many plain numbers are numbers. */
export function settleYears(types: Map<ValueType, number>): void {
  const years = types.get('year') ?? 0;
  const numbers = types.get('integer') ?? 0;
  if (years === 0 || numbers * 5 < years) return;
  types.delete('year');
  types.set('integer', numbers + years);
}

/** Two capitals are a country's only where most of the column are. */
export function settleCodes(types: Map<ValueType, number>): void {
  const codes = types.get('country') ?? 0;
  const words = types.get('text') ?? 0;
  if (codes === 0 || codes * 2 > words + codes) return;
  types.delete('country');
  types.set('text', words + codes);
}

/** Texts that are names of countries, where nearly all of the column are; of a column whose values were all kept. */
export function settleCountries(types: Map<ValueType, number>, values: readonly TalliedValue[]): void {
  if (values.length === 0 || values.length > mostCountryValues) return;
  let rows = 0;
  let named = 0;
  for (const { text, count } of values) {
    rows += count;
    if (isCountry(text)) named += count;
  }
  if (named < rows * 0.8) return;
  types.clear();
  types.set('country', named);
  if (rows > named) types.set('text', rows - named);
}
