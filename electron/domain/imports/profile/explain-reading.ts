// Why a value is read as it is, and in few words what is wrong with one that is not: what stands beside it in the mapping.
import { msg, t } from '../../../../shared/messages/message.ts';
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { FieldFault } from '../../companies/field-result.ts';
import { anyOf } from '../../../lib/say.ts';

type Explain = (value: string, becomes: string) => string | null;

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,' ]\d{3})*/g) ?? [];

const explainRange: Explain = (value, becomes) => {
  const numbers = numbersIn(value);
  const between = /\d\s*(to|and|bis|und|à|a|al|–|—|−|~|\.{2,3}|…)\s*\d/i.exec(value)?.[1];
  if (numbers.length === 2)
    return between === undefined ? t('the same range') : t('“{between}” read as a dash', { between });
  if (numbers.length !== 1) return null;
  return /[+<>≥≤]|over|more|under|less|up to/i.test(value)
    ? t('“{value}” lies in {becomes}', { value, becomes })
    : t('{value} lies in {becomes}', { value: numbers[0] ?? '', becomes });
};

const explainCountry: Explain = (value) => {
  if (/^[A-Za-z]{3}$/.test(value)) return t('the country’s three letters');
  return value.length === 2 ? t('in capitals') : t('the country’s name');
};

const explainDomain: Explain = (value, becomes) => {
  if (/xn--/.test(becomes) && !/xn--/i.test(value)) return t('in ASCII letters');
  const rest = value.toLowerCase().replace(becomes, '');
  if (rest === '') return t('in small letters');
  return /[/?#]/.test(rest.replace(/^[a-z]+:\/\//, ''))
    ? t('only its host is kept')
    : t('without “{rest}”', { rest });
};

const explainDate: Explain = (value) => {
  if (/^\d{4}[-/.]?\d{2}[-/.]?\d{2}[T ]/.test(value)) return t('without its time');
  return /[a-z]{3}/i.test(value) ? t('its month written out') : t('the same day');
};

const explainAmount: Explain = (value) =>
  /[a-z]/i.test(value.replace(/US\$|USD/gi, '')) ? t('in full') : t('digits only');

const explainers: { readonly [F in CompanyField]?: Explain } = {
  employeeRange: explainRange,
  countryCode: explainCountry,
  domain: explainDomain,
  lastFundingDate: explainDate,
  fundingRaised: explainAmount,
  foundationYear: () => t('only the year'),
};

/** Null where nothing needs saying. */
export const explainReading = (field: CompanyField, value: string, becomes: string): string | null =>
  explainers[field]?.(value, becomes) ?? null;

const faults: Record<string, string> = {
  invalid_year: msg('not a year'),
  invalid_date: msg('no clear date'),
  ambiguous_date: msg('day or month first?'),
  invalid_number: msg('no clear amount'),
  ambiguous_number: msg('decimal point or comma?'),
  foreign_currency: msg('not in US dollars'),
  foreign_unit: msg('in another unit'),
  unknown_group: msg('no group yet'),
  invalid_email: msg('no e-mail address'),
  invalid_country: msg('no country that is known'),
  invalid_url: msg('it has a space'),
  too_long: msg('too long'),
  too_many: msg('too many entries'),
  duplicate: msg('an entry stands twice'),
};

/** `candidates`: what it may have been meant to be. */
export function explainFault(
  field: CompanyField | null,
  value: string,
  { code, message }: FieldFault,
  candidates: readonly string[],
): string {
  const [first, ...more] = candidates;
  if (field === 'employeeRange' && first !== undefined && more.length > 0)
    return t('{first} or more?', { first });
  if (field === 'foundationYear' && more.length > 0) return `${anyOf(candidates)}?`;
  if (field === 'employeeRange') return /\d/.test(value) ? t('no head count') : t('not a number');
  if (code === 'invalid_domain')
    return (/(?:no host name|kein Hostname): ([^.]+)\./.exec(message)?.[1] ?? t('no host name')).trim();
  const words = faults[code];
  return words === undefined ? message : t(words);
}
