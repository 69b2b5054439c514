// For tests: Companies House on loopback, in the shape that it documents. It takes the key `test-key` alone.
import type { Script, Scripted } from '../../testing/fault-server.ts';
import type { Vendor } from '../testing/provider-suite.ts';

export const companyOf = (number: string, name: string, over: object = {}) => ({
  company_number: number,
  company_name: name,
  company_status: 'active' as string,
  type: 'plc',
  jurisdiction: 'england-wales',
  date_of_creation: '1947-11-27',
  sic_codes: ['47110'],
  registered_office_address: {
    address_line_1: 'Tesco House, Shire Park, Kestrel Way',
    locality: 'Welwyn Garden City',
    postal_code: 'AL7 1GA',
    country: 'United Kingdom',
  },
  previous_company_names: [] as { name: string; ceased_on: string; effective_from: string }[],
  has_insolvency_history: false,
  links: { self: `/company/${number}` },
  etag: 'f7a6',
  ...over,
});
export type SentCompany = ReturnType<typeof companyOf>;

export type Register = {
  companies: readonly SentCompany[];
  officers?: readonly object[];
  owners?: readonly object[];
};

const notFound: Scripted = {
  status: 404,
  body: { errors: [{ type: 'ch:service', error: 'company-profile-not-found' }] },
};

export function serveCompaniesHouse({ on }: Vendor, { companies, officers, owners }: Register): void {
  const keyed =
    (answer: Script): Script =>
    async (call, times) => {
      if (call.headers.authorization !== `Basic ${Buffer.from('test-key:').toString('base64')}`)
        return { status: 401, body: { error: 'Invalid Authorization', type: 'ch:service' } };
      return typeof answer === 'function' ? answer(call, times) : answer;
    };
  on(
    '/search/companies',
    keyed(({ query }) => ({ body: { kind: 'search#companies', items: found(companies, query['q'] ?? '') } })),
  );
  on('*', keyed(notFound));
  for (const company of companies) {
    const path = `/company/${company.company_number}`;
    on(path, keyed({ body: company }));
    if (officers) on(`${path}/officers`, keyed({ body: { kind: 'officer-list', items: officers } }));
    if (owners) on(`${path}/persons-with-significant-control`, keyed({ body: { items: owners } }));
  }
}

/** Any of the words will do. */
function found(companies: readonly SentCompany[], search: string) {
  const words = search.toUpperCase().split(' ');
  return companies.flatMap((company) => {
    const { company_number, company_name, company_status, registered_office_address: address } = company;
    const former = company.previous_company_names.find(({ name }) =>
      words.some((word) => name.includes(word)),
    );
    const isIt = words.some((word) => company_name.includes(word));
    if (!isIt && !former) return [];
    const snippet = isIt ? '' : former?.name;
    return [
      {
        kind: 'searchresults#company',
        company_number,
        title: company_name,
        company_status,
        address,
        snippet,
      },
    ];
  });
}
