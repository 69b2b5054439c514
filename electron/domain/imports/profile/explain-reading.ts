// Why a value is read as it is, and in few words what is wrong with one that is not: what stands beside it in the mapping.
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { FieldFault } from '../../companies/field-result.ts';

type Explain = (value: string, becomes: string) => string | null;

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,' ]\d{3})*/g) ?? [];

const explainRange: Explain = (value, becomes) => {
  const numbers = numbersIn(value);
  const between = /\d\s*(to|and|bis|und|à|a|al|–|—|−|~|\.{2,3}|…)\s*\d/i.exec(value)?.[1];
  if (numbers.length === 2) return between === undefined ? 'the same range' : `“${between}” read as a dash`;
  if (numbers.length !== 1) return null;
  return /[+<>≥≤]|over|more|under|less|up to/i.test(value)
    ? `“${value}” lies in ${becomes}`
    : `${numbers[0] ?? ''} lies in ${becomes}`;
};

const explainCountry: Explain = (value) => {
  if (/^[A-Za-z]{3}$/.test(value)) return 'the country’s three letters';
  return value.length === 2 ? 'in capitals' : 'the country’s name';
};

const explainDomain: Explain = (value, becomes) => {
  if (/xn--/.test(becomes) && !/xn--/i.test(value)) return 'in ASCII letters';
  const rest = value.toLowerCase().replace(becomes, '');
  if (rest === '') return 'in small letters';
  return /[/?#]/.test(rest.replace(/^[a-z]+:\/\//, '')) ? 'only its host is kept' : `without “${rest}”`;
};

const explainDate: Explain = (value) => {
  if (/^\d{4}[-/.]?\d{2}[-/.]?\d{2}[T ]/.test(value)) return 'without its time';
  return /[a-z]{3}/i.test(value) ? 'its month written out' : 'the same day';
};

const explainAmount: Explain = (value) =>
  /[a-z]/i.test(value.replace(/US\$|USD/gi, '')) ? 'in full' : 'digits only';

const explainers: { readonly [F in CompanyField]?: Explain } = {
  employeeRange: explainRange,
  countryCode: explainCountry,
  domain: explainDomain,
  lastFundingDate: explainDate,
  fundingRaised: explainAmount,
  foundationYear: () => 'only the year',
};

/** Null where nothing needs saying. */
export const explainReading = (field: CompanyField, value: string, becomes: string): string | null =>
  explainers[field]?.(value, becomes) ?? null;

const faults: Record<string, string> = {
  invalid_year: 'not a year',
  invalid_date: 'no clear date',
  ambiguous_date: 'day or month first?',
  invalid_number: 'no clear amount',
  ambiguous_number: 'decimal point or comma?',
  foreign_currency: 'not in US dollars',
  foreign_unit: 'in another unit',
  unknown_group: 'no group yet',
  invalid_email: 'no e-mail address',
  invalid_country: 'no country that is known',
  invalid_url: 'it has a space',
  too_long: 'too long',
  too_many: 'too many entries',
  duplicate: 'an entry stands twice',
};

/** `candidates`: what it may have been meant to be. */
export function explainFault(
  field: CompanyField | null,
  value: string,
  { code, message }: FieldFault,
  candidates: readonly string[],
): string {
  const [first, ...more] = candidates;
  if (field === 'employeeRange' && first !== undefined && more.length > 0) return `${first} or more?`;
  if (field === 'foundationYear' && more.length > 0) return `${candidates.join(' or ')}?`;
  if (field === 'employeeRange') return /\d/.test(value) ? 'no head count' : 'not a number';
  if (code === 'invalid_domain')
    return (/no host name: ([^.]+)\./.exec(message)?.[1] ?? 'no host name').trim();
  return faults[code] ?? message;
}
