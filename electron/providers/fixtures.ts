// Answers for the environment `test`: made of nothing but the lookup, so that the same is always answered the same. Out of twenty
// lookups one fails, one is ambiguous, two find nothing and the others match; all that is told is made up, on hosts and numbers
// that nobody can have.
import { createHash } from 'node:crypto';
import { t } from '../../shared/messages/message.ts';
import { employeeRanges, type CompanyField } from '../../shared/schema/company.ts';
import { placeFields, type PlacedFields } from '../../shared/schema/field-places.ts';
import type { PersonField } from '../../shared/schema/person.ts';
import { fieldsGiven } from './fields-given.ts';
import type { Answer, Lookup, LookupInput, Provider } from './provider.ts';

export const fixtureAnswers = (provider: Provider, lookups: readonly Lookup[]): Answer[] =>
  lookups.map((lookup) => fixtureAnswer(provider, lookup));

function fixtureAnswer(provider: Provider, { id, entity, input }: Lookup): Answer {
  const entries = Object.entries(input).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([provider.code, entity, entries]))
    .digest();
  const raw = { fixture: digest.toString('hex').slice(0, 12) };
  const turn = digest.readUInt16BE(0) % 20;
  if (turn === 0) return { id, raw, ...failed(provider) };
  if (turn === 1) return { id, raw, ...ambiguous };
  if (turn <= 3) return { id, raw, status: 'no_match' };
  const score = (60 + (digest.readUInt16BE(2) % 40)) / 100;
  const fields = fieldsOf(provider, { entity, input }, { name: raw.fixture, no: digest.readUInt32BE(4) });
  const evidence = [{ what: 'fixture', score }];
  return { id, raw, status: 'matched', confidence: score, normalized: placeFields(fields), evidence };
}

const failed = ({ label }: Provider) => ({
  status: 'failed' as const,
  code: 'fixture_fault',
  message: t('{label} fails this lookup in the environment test.', { label: t(label) }),
  isRetryable: false,
});

const ambiguous = {
  status: 'ambiguous' as const,
  candidates: [
    { name: 'One Example Ltd', confidence: 0.5 },
    { name: 'Other Example Ltd', confidence: 0.5 },
  ],
};

/** What values are made of. */
type Seed = { name: string; no: number };

function fieldsOf(
  provider: Provider,
  { entity, input }: Pick<Lookup, 'entity' | 'input'>,
  seed: Seed,
): PlacedFields {
  return Object.fromEntries(
    fieldsGiven(provider, entity).flatMap((field) => {
      const value = values[field](input, seed);
      return value === null ? [] : [[field, value]];
    }),
  );
}

const pick = <T>(list: readonly [T, ...T[]], no: number): T => list[no % list.length] ?? list[0];
const domainOf = ({ domain }: LookupInput, { name }: Seed): string => domain ?? `${name}.example`;
const firstName = (seed: Seed): string => pick(['Mira', 'Jonas', 'Ines', 'Tariq'], seed.no);
const lastName = (seed: Seed): string => pick(['Aldous', 'Brandt', 'Costa', 'Dahl', 'Eriksen'], seed.no);

/** Each in a form that a PATCH takes; null where nothing can be made up. */
const values: Record<CompanyField | PersonField, (input: LookupInput, seed: Seed) => unknown> = {
  name: (input, seed) => input.name ?? `Example ${seed.name} Ltd`,
  domain: domainOf,
  description: (_, seed) => `Fixture ${seed.name}`,
  industry: (_, seed) => pick(['Machinery', 'Software', 'Textiles', 'Logistics', 'Food'], seed.no),
  employeeRange: (_, seed) => pick(employeeRanges, seed.no),
  foundationYear: (_, seed) => String(1900 + (seed.no % 120)),
  fundingRaised: (_, seed) => String((seed.no % 500) * 10_000),
  lastFundingDate: (_, seed) => `${2000 + (seed.no % 25)}-0${1 + (seed.no % 9)}-15`,
  countryCode: (input, seed) => input.countryCode ?? pick(['DE', 'GB', 'FR', 'SE', 'US'], seed.no),
  addresses: (_, seed) => [`${1 + (seed.no % 99)} Example Street, Exampletown`],
  emails: (input, seed) => [`info@${domainOf(input, seed)}`],
  // Kept for films and books: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
  phones: (_, seed) => [`+44207946${String(seed.no % 1000).padStart(4, '0')}`],
  urls: (input, seed) => [`https://${domainOf(input, seed)}`],
  taxId: (_, seed) => `X${seed.no}`,
  externalId: (_, seed) => `fixture-${seed.name}`,
  tags: () => ['fixture'],
  fullName: (input, seed) => input.fullName ?? `${firstName(seed)} ${lastName(seed)}`,
  firstName: (_, seed) => firstName(seed),
  lastName: (_, seed) => lastName(seed),
  jobTitle: (_, seed) => pick(['Buyer', 'Head of Sales', 'Engineer', 'Founder'], seed.no),
  companies: () => null,
  professionalSocialMediaUrl: (input, seed) =>
    input.professionalSocialMediaUrl ?? `https://www.linkedin.com/in/fixture-${seed.name}`,
  birthday: (_, seed) => `${1950 + (seed.no % 50)}-0${1 + (seed.no % 9)}-02`,
};
