// What People Data Labs tells in the shape of all providers. Of a company's relatives they name no more than their own ids.
import { companyLimits, employeeRanges } from '../../../shared/schema/company.ts';
import type { NormalizedPart } from '../../../shared/schema/normalized.ts';
import type { LookupInput } from '../provider.ts';
import { capitalised } from '../registers/capitalised.ts';
import { countryCodeOf } from '../registers/country-name.ts';
import { spelledAs } from '../registers/legal-name.ts';
import { known } from '../registers/normalized.ts';
import { addressText } from './address-text.ts';
import { countOf, isDate, objectOf, sentence, textOf, textsOf, type Raw } from './values.ts';

const identifiers = (data: Raw) => known({ pdlId: textOf(data['id']) });

export function normalizedPerson(data: Raw, { fullName }: LookupInput): NormalizedPart {
  const name = nameIn(data['full_name']);
  const birthday = textOf(data['birth_date']);
  const title = textOf(data['job_title']);
  const profile = textOf(data['linkedin_url']);
  return {
    identity: known({
      fullName: name && spelledAs(fullName, name),
      firstName: nameIn(data['first_name']),
      lastName: nameIn(data['last_name']),
      birthday: isDate(birthday) ? birthday : null,
    }),
    activity: known({ description: textOf(data['summary']), jobTitle: title && sentence(title) }),
    contacts: known({
      emails: listOf([textOf(data['work_email']), ...textsOf(data['personal_emails'])]),
      phones: listOf([textOf(data['mobile_phone']), ...textsOf(data['phone_numbers'])]),
      addresses: listOf([addressOfPerson(data)]),
      professionalSocialMediaUrl: profile && `https://www.${profile}`,
    }),
    identifiers: identifiers(data),
  };
}

const addressOfPerson = (data: Raw): string =>
  addressText({
    street: data['location_street_address'],
    address_line_2: data['location_address_line_2'],
    postal_code: data['location_postal_code'],
    locality: data['location_locality'],
    region: data['location_region'],
    country: data['location_country'],
  });

const nameIn = (value: unknown): string | null => {
  const text = textOf(value);
  return text && capitalised(text);
};

/** No record takes more of a kind. */
const most = 20;

const listOf = (texts: readonly (string | null)[]): string[] =>
  [...new Set(texts.flatMap((text) => text || []))].slice(0, most);

export function normalizedCompany(data: Raw, { name: asked }: LookupInput): NormalizedPart {
  const name = textOf(data['display_name']) ?? capitalised(textOf(data['name']) ?? '');
  const industry = textOf(data['industry_v2']) ?? textOf(data['industry']);
  return {
    identity: known({
      fullName: name && spelledAs(asked, name),
      tradingNames: textsOf(data['alternative_names']),
    }),
    activity: known({
      description: textOf(data['summary'])?.slice(0, companyLimits.description),
      industry: industry && sentence(industry),
      codes: [...codesOf(data, 'naics', 'NAICS'), ...codesOf(data, 'sic', 'SIC')],
    }),
    size: sizeOf(data),
    contacts: contactsOf(data),
    identifiers: identifiers(data),
  };
}

function sizeOf(data: Raw): NormalizedPart['size'] {
  const lastFunding = textOf(data['last_funding_date']);
  return known({
    employeeRange: rangeOf(textOf(data['size'])),
    employees: countOf(data['employee_count']),
    foundationYear: yearOf(textOf(data['founded'])),
    fundingRaised: amountOf(data['total_funding_raised']),
    lastFundingDate: isDate(lastFunding) ? lastFunding : null,
  });
}

function contactsOf(data: Raw): NormalizedPart['contacts'] {
  const location = objectOf(data['location']);
  const address = addressText({ ...location, street: location['street_address'] });
  const profile = textOf(data['linkedin_url']);
  return known({
    domain: textOf(data['website']),
    countryCode: countryCodeOf(textOf(location['country']) ?? ''),
    addresses: address === '' ? [] : [address],
    urls: profile === null ? [] : [`https://www.${profile}`],
  });
}

const rangeOf = (size: string | null): string | null =>
  size === '10001+' ? '10000+' : (employeeRanges.find((range) => range === size) ?? null);

const yearOf = (text: string | null): string | null => (/^[12]\d{3}$/.test(text ?? '') ? text : null);

/** In US dollars. */
const amountOf = (value: unknown): string | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value.toFixed(2) : null;

/** Each says the broader groups first. */
const labels = ['national_industry', 'naics_industry', 'industry_sector', 'industry_group'];

function codesOf(data: Raw, kind: 'naics' | 'sic', scheme: string) {
  const list: unknown = data[kind];
  return (Array.isArray(list) ? list : []).map(objectOf).flatMap((one) => {
    const code = textOf(one[`${kind}_code`]);
    const label = labels.map((name) => textOf(one[name])).find((text) => text !== null);
    return code === null ? [] : [{ scheme, code, ...(label && { label: sentence(label) }) }];
  });
}
