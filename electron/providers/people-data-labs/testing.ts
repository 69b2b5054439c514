// For tests: People Data Labs on loopback, in the shape that it documents; values are those of its example records.
import type { Call, Script } from '../../testing/fault-server.ts';
import type { Vendor } from '../testing/provider-suite.ts';

export const examplePerson = {
  id: 'qEnOZ5Oh0poWnQ1luFBfVw_0000',
  full_name: 'sean thorne',
  first_name: 'sean',
  last_name: 'thorne',
  birth_year: 1990,
  birth_date: null,
  linkedin_url: 'linkedin.com/in/seanthorne',
  work_email: 'sean@peopledatalabs.com',
  personal_emails: ['sean.thorne@example.com', 'sean@peopledatalabs.com'],
  mobile_phone: true,
  phone_numbers: ['+14155550123'],
  industry: 'computer software',
  job_title: 'co-founder and executive chairman',
  job_company_name: 'people data labs',
  job_company_website: 'peopledatalabs.com',
  job_start_date: '2015-03',
  job_last_verified: '2026-01-02',
  location_name: 'austin, texas, united states',
  location_locality: 'austin',
  location_region: 'texas',
  location_country: 'united states',
  location_street_address: true,
  location_postal_code: null,
  skills: ['sales', 'data'],
};

export const exampleCompany = {
  id: 'tnHcNHbCv8MKeLh92946LAkX6PKg',
  name: 'people data labs',
  display_name: 'People Data Labs',
  size: '51-200',
  employee_count: 83,
  founded: 2015,
  industry: 'computer software',
  industry_v2: 'software development',
  location: {
    name: 'san francisco, california, united states',
    locality: 'san francisco',
    region: 'california',
    country: 'united states',
    street_address: '455 market street',
    address_line_2: 'suite 1670',
    postal_code: '94105',
  },
  linkedin_url: 'linkedin.com/company/peopledatalabs',
  website: 'peopledatalabs.com',
  summary: 'People Data Labs builds people data.',
  type: 'private',
  ticker: null,
  total_funding_raised: 55250000,
  latest_funding_stage: 'series_b',
  last_funding_date: '2021-11-16',
  tags: ['data', 'saas'],
  alternative_names: ['talentiq'],
  naics: [
    {
      naics_code: '518210',
      sector: 'information',
      national_industry: null,
      naics_industry: 'data processing',
    },
  ],
  sic: null,
};

type Params = Readonly<Record<string, unknown>>;
type Sent = { requests: { metadata: { id: string }; params: Params }[] };

const notFound = { status: 404, error: { type: 'not_found', message: 'No records were found' } };

const bulk =
  (find: (params: Params) => object | null): Script =>
  ({ body, headers }: Call) => {
    if (headers['x-api-key'] !== 'test-key')
      return { status: 401, body: { status: 401, error: { type: 'authentication_error' } } };
    const { requests } = body as Sent;
    return { body: requests.map(({ metadata, params }) => ({ ...(find(params) ?? notFound), metadata })) };
  };

export function servePeopleDataLabs({ on }: Vendor): void {
  on(
    '/person/bulk',
    bulk(({ profile, email }) =>
      profile === 'https://www.linkedin.com/in/seanthorne' || email === 'sean@peopledatalabs.com'
        ? { status: 200, likelihood: 10, data: examplePerson }
        : null,
    ),
  );
  on(
    '/company/enrich/bulk',
    bulk(({ website }) =>
      website === 'peopledatalabs.com' ? { status: 200, likelihood: 6, ...exampleCompany } : null,
    ),
  );
}
