// A person of People Data Labs: what they are asked by, and what is told of them in words.
// Schema: https://docs.peopledatalabs.com/docs/fields
import type { LookupInput } from '../provider.ts';
import { factsOf, listed, type Facts } from '../registers/facts.ts';
import { known } from '../registers/normalized.ts';
import { textOf, textsOf, type Raw } from './values.ts';

export const personParams = (input: LookupInput) =>
  known({
    pdl_id: input.pdlId,
    profile: input.professionalSocialMediaUrl,
    email: input.emails?.[0],
    phone: input.phones?.[0],
    name: input.fullName,
    company: input.companyDomain ?? input.companyName,
  });

export const personFacts = (data: Raw): Facts =>
  factsOf({
    pdlId: textOf(data['id']),
    employer: textOf(data['job_company_name']),
    employerDomain: textOf(data['job_company_website']),
    employedSince: textOf(data['job_start_date']),
    industry: textOf(data['industry']),
    skills: listed(textsOf(data['skills'])),
    location: textOf(data['location_name']),
  });
