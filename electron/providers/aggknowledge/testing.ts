// For tests: the vendor on loopback. Its batches have the shape of our own /v2, and end the second time that they are looked at.
import type { Call, Scripted } from '../../testing/fault-server.ts';
import type { Vendor } from '../testing/provider-suite.ts';

export const profile = 'https://www.linkedin.com/in/mira-aldous';

type Request = {
  metadata: { id: string };
  pdlId?: string;
  professionalSocialMediaUrl?: string;
  domain?: string;
};
type Item = Readonly<Record<string, unknown>>;

const nobody = { status: 'no_match', isSuccess: false, isRetryable: false, data: null, cost: 0 };

/** As a moment. */
export const since = '1951-04-01T00:00:00Z';

/** What it knows, by what it is asked for. */
export function usualItem({ professionalSocialMediaUrl, domain }: Request): Item {
  const found = { status: 'matched', isSuccess: true, isRetryable: true, provider: 'house', cost: 7 };
  const fetchedAt = '2026-01-30T08:00:00.000Z';
  if (professionalSocialMediaUrl === profile) {
    const data = { fullName: 'Mira Aldous', jobTitle: 'Head of Data', professionalSocialMediaUrl: profile };
    return { ...found, confidence: 0.9, fetchedAt, data };
  }
  if (domain !== 'acme.com') return nobody;
  const data = {
    name: 'Acme',
    domain,
    employeeRange: 'many',
    shoeSize: 44,
    tags: null,
    facts: { legalForm: 'GmbH', owners: 3, incorporationDate: since, dissolvedOn: 'long ago', hat: 'grey' },
  };
  return { ...found, fetchedAt, data };
}

/** Fifty items a page, as they say. */
export function serveAggknowledge(
  { on }: Vendor,
  itemFor: (request: Request) => Item = usualItem,
  environment = 'live',
): void {
  for (const entity of ['person', 'company']) {
    const path = `/v2/${environment}/${entity}/bulk-enrich`;
    let requests: Request[] = [];
    on(path, (call: Call): Scripted => {
      if (call.headers.authorization !== 'Bearer test-key')
        return { status: 401, body: { error: { code: 'invalid_key', message: 'No such key.' } } };
      ({ requests } = call.body as { requests: Request[] });
      return { status: 202, body: { batchId: 'bat_1' } };
    });
    on(`${path}/bat_1`, (_, times) => ({
      body: { id: 'bat_1', status: times === 1 ? 'running' : 'completed', total: requests.length },
    }));
    on(`${path}/bat_1/items`, ({ query }: Call): Scripted => {
      const from = Number(query['cursor'] ?? 0);
      const to = from + Number(query['limit']);
      const items = requests.slice(from, to).map((request, at) => ({
        id: `itm_${from + at}`,
        metadata: request.metadata,
        ...itemFor(request),
      }));
      const nextLink = `https://169.254.169.254/elsewhere?cursor=${to}`;
      return { body: { items, pagination: to < requests.length ? { nextLink } : {} } };
    });
  }
}
