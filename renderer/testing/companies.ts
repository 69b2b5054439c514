// Invented companies for tests.
import type { Company } from '../../shared/schema/company.ts';
import type { RowMarks } from '../../shared/schema/record.ts';

export const idOf = (index: number): string =>
  `com_00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

export function company(index: number, values: Partial<Company> = {}): Company {
  return {
    id: idOf(index),
    name: `Company ${index + 1}`,
    domain: `company-${index + 1}.example`,
    description: null,
    fundingRaised: null,
    lastFundingDate: null,
    industry: null,
    foundationYear: null,
    employeeRange: null,
    groups: [],
    addresses: [],
    emails: [],
    phones: [],
    urls: [],
    countryCode: null,
    taxId: null,
    externalId: null,
    tags: [],
    customFieldValues: {},
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-20T13:58:00.000Z',
    createdBy: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
    version: 1,
    ...values,
  };
}

/** As if all had been typed in by the same person. */
const marksOf = (items: readonly Company[]): RowMarks => ({
  sources: [{ kind: 'person', name: 'Mira Aldous', actor: 'usr_1', run: null, at: null }],
  companies: items.map(() => ({ origin: 0, fields: {}, locks: [] })),
});

/** An answer to `GET /v1/company-rows` out of a list of that many companies. */
export const rowsAnswer =
  (total: number) =>
  ({ url }: { url: URL }) => {
    const offset = Number(url.searchParams.get('offset'));
    const limit = Number(url.searchParams.get('limit'));
    const count = Math.max(Math.min(limit, total - offset), 0);
    const items = Array.from({ length: count }, (_, at) => company(offset + at));
    return { data: { items, marks: marksOf(items), offset, total, revision: 1 } };
  };
