// Types that only a whole column can tell: four digits are a year among years, a count among counts; a word is a country
// among countries.
import type { ValueType } from '../../../../shared/schema/profile.ts';
import { addType, type TypeCounts } from './column-stats.ts';
import { isCountry } from './country-words.ts';
import type { TalliedValue } from './tally.ts';

const mostCountryValues = 600;

const rowsOf = (types: TypeCounts, type: ValueType): number => types.get(type)?.rows ?? 0;

function turn(types: TypeCounts, from: ValueType, into: ValueType): void {
  const counts = types.get(from);
  if (!counts) return;
  types.delete(from);
  addType(types, into, counts.rows, counts.values);
}

/** Years beside many plain numbers are numbers. */
export function settleYears(types: TypeCounts): void {
  if (rowsOf(types, 'integer') * 5 >= rowsOf(types, 'year')) turn(types, 'year', 'integer');
}

/** Where some have a zero in front, all are codes: such as postal codes. */
export function settleZeroCodes(types: TypeCounts): void {
  turn(types, 'integer', 'id');
  turn(types, 'year', 'id');
}

/** Two capitals are a country's only where most of the column are. */
export function settleCodes(types: TypeCounts): void {
  if (rowsOf(types, 'country') <= rowsOf(types, 'text')) turn(types, 'country', 'text');
}

/**
 * Texts that are names of countries, where nearly all of the column are; of a column whose values were all kept. Answers the
 * values that are none, null where the column is not of countries.
 */
export function settleCountries(types: TypeCounts, values: readonly TalliedValue[]): TalliedValue[] | null {
  if (values.length === 0 || values.length > mostCountryValues) return null;
  const found: TypeCounts = new Map();
  for (const { text, count } of values) addType(found, isCountry(text) ? 'country' : 'text', count);
  if (rowsOf(found, 'country') < rowsOf(found, 'text') * 4) return null;
  types.clear();
  for (const [type, counts] of found) types.set(type, counts);
  return values.filter(({ text }) => !isCountry(text));
}
