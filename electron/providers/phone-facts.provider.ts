// What a phone number tells by the numbering plans, without calling anybody: how it is dialled from everywhere, whose country's it
// is, and what kind. A number that no plan knows is left alone.
import { isSupportedCountry, ParseError, type PhoneNumber } from 'libphonenumber-js/max';
import { msg } from '../../shared/messages/message.ts';
import { countryCodes } from '../../shared/schema/country-codes.ts';
import { readPhone, writePhone } from '../lib/phone-number.ts';
import type { Answer, Lookup, Provider } from './provider.ts';

/** `number`: null where no plan knows it. */
type Read = { text: string; number: PhoneNumber | null };
type Known = { text: string; number: PhoneNumber };

/** Of numbers that exist by their plan, and of those that only have the right length. */
const scores = { valid: 0.95, possible: 0.6 };
/** A company may be called in another country. */
const countryHint = 0.5;

export const provider: Provider = {
  code: 'phone-facts',
  label: msg('Facts from phone numbers'),
  entities: ['company', 'person'],
  countries: 'all',
  inputs: [['phones'], ['phones', 'countryCode']],
  fields: ['phones', 'countryCode'],
  costCents: 0,
  billed: 'never',
  batchSize: 200,
  rate: null,
  needsKey: false,
  enrich: (batch) => Promise.resolve(batch.map(answer)),
};

function answer({ id, entity, input }: Lookup): Answer {
  const read = (input.phones ?? []).map((text) => ({ text, number: numberIn(text, input.countryCode) }));
  const raw = { numbers: read.map(shown) };
  const known = read.filter((one): one is Known => one.number !== null);
  if (known.length === 0) return { id, raw, status: 'no_match' };
  const country = entity === 'company' && input.countryCode === undefined ? countryOf(known) : null;
  const score = known.every(({ number }) => number.isValid()) ? scores.valid : scores.possible;
  return {
    id,
    raw,
    status: 'matched',
    confidence: score,
    normalized: { contacts: { phones: written(known), ...(country !== null && { countryCode: country }) } },
    // Nothing where all of it stands there in this form already.
    offers: [...(isNews(known) ? ['phones' as const] : []), 'countryCode'],
    confidences: { countryCode: countryHint },
    facts: Object.fromEntries(known.map(({ number }) => [writePhone(number), kindOf(number)])),
    evidence: [{ what: 'phone', score }],
  };
}

function numberIn(text: string, country: string | undefined): PhoneNumber | null {
  try {
    const home = country !== undefined && isSupportedCountry(country) ? country : undefined;
    const number = readPhone(text, home);
    return number.isPossible() ? number : null;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

const written = (known: readonly Known[]): string[] => [
  ...new Set(known.map(({ number }) => writePhone(number))),
];

const isNews = (known: readonly Known[]): boolean =>
  known.some(({ text, number }) => writePhone(number) !== text);

/** Null unless all numbers that belong to a country belong to one. */
function countryOf(known: readonly Known[]): string | null {
  const found = new Set(known.flatMap(({ number }) => (number.isValid() ? (number.country ?? []) : [])));
  const [only] = found;
  return found.size === 1 && only !== undefined && countryCodes.has(only) ? only : null;
}

/** Such as `fixed line, DE`. */
function kindOf(number: PhoneNumber): string {
  const type = number.getType()?.toLowerCase().replaceAll('_', ' ') ?? 'number';
  return number.country === undefined ? type : `${type}, ${number.country}`;
}

const shown = ({ text, number }: Read) => ({
  text,
  e164: number?.number ?? null,
  country: number?.country ?? null,
  type: number?.getType() ?? null,
  isValid: number?.isValid() ?? false,
});
