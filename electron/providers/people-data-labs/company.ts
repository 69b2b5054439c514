// A company of People Data Labs: what it is asked by, and what is told of it.
// Schema: https://docs.peopledatalabs.com/docs/company-schema
import { companyLimits, employeeRanges } from '../../../shared/schema/company.ts';
import type { AnswerFields, LookupInput } from '../provider.ts';
import { capitalised } from '../registers/capitalised.ts';
import { countryCodeOf, countryName } from '../registers/country-name.ts';
import { factsOf, listed, type Facts } from '../registers/facts.ts';
import { spelledAs } from '../registers/legal-name.ts';
import { addressText, present } from './fields.ts';
import { isDate, objectOf, sentence, textOf, textsOf, type Raw } from './values.ts';

export const companyParams = (input: LookupInput): Record<string, string> =>
  present({
    website: input.domain,
    profile: input.professionalSocialMediaUrl,
    name: input.name,
    country: input.countryCode && countryName(input.countryCode),
  });

export function companyFields(data: Raw, { name: known }: LookupInput): AnswerFields {
  const name = textOf(data['display_name']) ?? capitalised(textOf(data['name']) ?? '');
  const industry = textOf(data['industry_v2']) ?? textOf(data['industry']);
  const location = objectOf(data['location']);
  const address = addressText({ ...location, street: location['street_address'] });
  const profile = textOf(data['linkedin_url']);
  const lastFunding = textOf(data['last_funding_date']);
  return present({
    name: name === '' ? null : spelledAs(known, name),
    domain: textOf(data['website']),
    description: textOf(data['summary'])?.slice(0, companyLimits.description),
    industry: industry && sentence(industry),
    employeeRange: rangeOf(textOf(data['size'])),
    foundationYear: yearOf(textOf(data['founded'])),
    fundingRaised: amountOf(data['total_funding_raised']),
    lastFundingDate: isDate(lastFunding) ? lastFunding : null,
    countryCode: countryCodeOf(textOf(location['country']) ?? ''),
    addresses: address === '' ? null : [address],
    urls: profile && [`https://www.${profile}`],
  });
}

/** What `companyFacts` may tell. */
export const factNames = [
  'pdlId',
  'companyType',
  'employeeCount',
  'ticker',
  'tags',
  'alternativeNames',
  'alternativeDomains',
  'fundingStage',
  'inferredRevenue',
];

export const companyFacts = (data: Raw): Facts =>
  factsOf({
    pdlId: textOf(data['id']),
    companyType: textOf(data['type']),
    employeeCount: textOf(data['employee_count']),
    ticker: textOf(data['ticker']),
    tags: listed(textsOf(data['tags'])),
    alternativeNames: listed(textsOf(data['alternative_names'])),
    alternativeDomains: listed(textsOf(data['alternative_domains'])),
    fundingStage: textOf(data['latest_funding_stage']),
    inferredRevenue: textOf(data['inferred_revenue']),
  });

const rangeOf = (size: string | null): string | null =>
  size === '10001+' ? '10000+' : (employeeRanges.find((range) => range === size) ?? null);

const yearOf = (text: string | null): string | null => (/^[12]\d{3}$/.test(text ?? '') ? text : null);

/** In US dollars. */
const amountOf = (value: unknown): string | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value.toFixed(2) : null;
