// In which column of its table each field stands. Names in SQL come from here, never from a request.
import type { CompanyField } from '../../shared/schema/company.ts';
import type { PersonField } from '../../shared/schema/person.ts';

export const companyColumns: Readonly<Record<CompanyField, string>> = {
  name: 'name',
  domain: 'domain',
  description: 'description',
  industry: 'industry',
  employeeRange: 'employee_range',
  foundationYear: 'foundation_year',
  fundingRaised: 'funding_raised',
  lastFundingDate: 'last_funding_date',
  countryCode: 'country_code',
  addresses: 'addresses',
  emails: 'emails',
  phones: 'phones',
  urls: 'urls',
  taxId: 'tax_id',
  externalId: 'external_id',
  tags: 'tags',
};

export const personColumns: Readonly<Record<PersonField, string>> = {
  fullName: 'full_name',
  firstName: 'first_name',
  lastName: 'last_name',
  jobTitle: 'job_title',
  companies: 'companies',
  emails: 'emails',
  phones: 'phones',
  addresses: 'addresses',
  urls: 'urls',
  professionalSocialMediaUrl: 'professional_url',
  birthday: 'birthday',
  description: 'description',
};
