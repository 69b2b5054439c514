// The register of companies of the United Kingdom: names, offices, officers and who controls them. Free, with a key of one's own,
// 600 requests in five minutes (https://developer.company-information.service.gov.uk/).
import { z } from 'zod';
import { createCompaniesHouseApi, type CompaniesHouseApi } from './companies-house/api.ts';
import { findCompanyNumber } from './companies-house/company-number.ts';
import { companyFacts, factsOfCompany, isEnded, isOfBritain } from './companies-house/company.ts';
import { normalizedOf } from './companies-house/normalized.ts';
import type { Profile, SearchResult } from './companies-house/shapes.ts';
import type { Answer, Lookup, LookupInput, Provider } from './provider.ts';
import { answerEach } from './registers/answer-each.ts';
import { chooseCompany, type Candidate, type Choice } from './registers/choose-company.ts';
import { baseUrl, parseSettings } from './registers/settings.ts';

const label = 'Companies House';

const settings = z.strictObject({
  baseUrl: baseUrl('https://api.company-information.service.gov.uk'),
  /** Officers and persons with significant control: two requests more for a company. */
  people: z.boolean().default(true),
});
type Settings = z.output<typeof settings>;

const numberScore = 0.6;
/** A company may be older than its entry. */
const yearAtMost = 0.6;

export const provider: Provider = {
  code: 'companies-house',
  label,
  entities: ['company'],
  countries: ['GB'],
  inputs: [
    ['name', 'countryCode'],
    ['name', 'countryCode', 'addresses'],
    ['externalId', 'countryCode'],
    ['taxId', 'countryCode'],
  ],
  isEnough: (input) => input.name !== undefined || findCompanyNumber(input) !== null,
  fields: ['name', 'countryCode', 'addresses', 'foundationYear'],
  facts: companyFacts,
  costCents: 0,
  billed: 'never',
  // A lookup takes up to five requests, and several calls share the rate: answers are shown call by call.
  batchSize: 5,
  rate: { calls: 600, perMs: 300_000 },
  needsKey: true,
  settings,
  parseConfig: (config) => parseSettings(settings, config),
  enrich(batch, { http, key, config }) {
    const set = parseSettings(settings, config);
    const api = createCompaniesHouseApi({ http, key }, { ...set, who: label });
    return answerEach(batch, (lookup) => lookUp(lookup, api, set));
  },
};

async function lookUp(
  { id, input }: Lookup,
  api: CompaniesHouseApi,
  { people }: Pick<Settings, 'people'>,
): Promise<Answer> {
  const choice = await find(input, api);
  if (choice.kind === 'none') return { id, raw: null, status: 'no_match' };
  if (choice.kind === 'several')
    return { id, raw: choice.candidates, status: 'ambiguous', candidates: choice.candidates };
  const { entry: company, confidence, evidence } = choice;
  const officers = people ? await api.officers(company.company_number) : [];
  const owners = people ? await api.owners(company.company_number) : [];
  const normalized = normalizedOf(company, officers, owners, input);
  return {
    id,
    raw: { company, officers, owners },
    status: 'matched',
    confidence,
    normalized,
    confidences: { foundationYear: Math.min(confidence, yearAtMost) },
    facts: factsOfCompany(normalized, company, officers, owners),
    evidence,
  };
}

/** By its number, else by its name. */
async function find(input: LookupInput, api: CompaniesHouseApi): Promise<Choice<Profile>> {
  const number = findCompanyNumber(input);
  const byNumber = number === null ? null : await api.profile(number);
  if (byNumber) {
    const choice = chooseCompany(input, [candidateOf(byNumber, number)]);
    if (choice.kind === 'one') return choice;
  }
  if (input.name === undefined) return { kind: 'none' };
  const choice = chooseCompany(input, (await api.search(input.name)).map(foundBySearch));
  if (choice.kind !== 'one') return choice;
  const company = await api.profile(choice.entry.company_number);
  return company ? { ...choice, entry: company } : { kind: 'none' };
}

const candidateOf = (company: Profile, number: string | null): Candidate<Profile> => ({
  name: company.company_name,
  otherNames: (company.previous_company_names ?? []).map(({ name }) => name),
  countryCode: isOfBritain(company) ? 'GB' : null,
  postcodes: [company.registered_office_address?.postal_code ?? ''],
  isEnded: isEnded(company.company_status),
  byId: company.company_number === number ? { what: 'registrationNumber', score: numberScore } : null,
  entry: company,
});

const foundBySearch = (found: SearchResult): Candidate<SearchResult> => ({
  name: found.title,
  otherNames: found.snippet ? [found.snippet] : [],
  countryCode: 'GB',
  postcodes: [found.address?.postal_code ?? ''],
  isEnded: isEnded(found.company_status),
  byId: null,
  entry: found,
});
