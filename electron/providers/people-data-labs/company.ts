// A company of People Data Labs: what it is asked by, and what is told of it in words.
// Schema: https://docs.peopledatalabs.com/docs/company-schema
import type { LookupInput } from '../provider.ts';
import { countryName } from '../registers/country-name.ts';
import { factsOf, listed, type Facts } from '../registers/facts.ts';
import { known } from '../registers/normalized.ts';
import { textOf, textsOf, type Raw } from './values.ts';

export const companyParams = (input: LookupInput) =>
  known({
    website: input.domain,
    profile: input.professionalSocialMediaUrl,
    name: input.name,
    country: input.countryCode && countryName(input.countryCode),
  });

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
