// A person of People Data Labs: what they are asked by, and what is told of them.
// Schema: https://docs.peopledatalabs.com/docs/fields
import type { AnswerFields, LookupInput } from '../provider.ts';
import { capitalised } from '../registers/capitalised.ts';
import { factsOf, listed, type Facts } from '../registers/facts.ts';
import { spelledAs } from '../registers/legal-name.ts';
import { addressText, present } from './fields.ts';
import { isDate, sentence, textOf, textsOf, type Raw } from './values.ts';

export const personParams = (input: LookupInput): Record<string, string> =>
  present({
    pdl_id: input.pdlId,
    profile: input.professionalSocialMediaUrl,
    email: input.emails?.[0],
    phone: input.phones?.[0],
    name: input.fullName,
    company: input.companyDomain ?? input.companyName,
  });

export function personFields(data: Raw, { fullName: known }: LookupInput): AnswerFields {
  const name = nameIn(data['full_name']);
  const profile = textOf(data['linkedin_url']);
  const birthday = textOf(data['birth_date']);
  const address = addressText({
    street: data['location_street_address'],
    address_line_2: data['location_address_line_2'],
    postal_code: data['location_postal_code'],
    locality: data['location_locality'],
    region: data['location_region'],
    country: data['location_country'],
  });
  const title = textOf(data['job_title']);
  return present({
    fullName: name && spelledAs(known, name),
    firstName: nameIn(data['first_name']),
    lastName: nameIn(data['last_name']),
    jobTitle: title && sentence(title),
    emails: listOf([textOf(data['work_email']), ...textsOf(data['personal_emails'])]),
    phones: listOf([textOf(data['mobile_phone']), ...textsOf(data['phone_numbers'])]),
    addresses: listOf([address]),
    professionalSocialMediaUrl: profile && `https://www.${profile}`,
    birthday: isDate(birthday) ? birthday : null,
    description: textOf(data['summary']),
  });
}

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

const nameIn = (value: unknown): string | null => {
  const text = textOf(value);
  return text && capitalised(text);
};

/** No record takes more of a kind. */
const most = 20;

function listOf(texts: readonly (string | null)[]): string[] | null {
  const list = [...new Set(texts.filter((text) => text !== null && text !== ''))];
  return list.length === 0 ? null : list.slice(0, most).map(String);
}
