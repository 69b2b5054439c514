// Which record a request by domain, name or profile is about.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EnrichItem } from '../../../shared/schema/enrichment.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
const ids: Record<string, string> = {};

const profile = 'https://www.linkedin.com/company';
const companies = [
  { name: 'Acme', domain: 'acme.example', countryCode: 'DE' },
  {
    name: 'Bolt',
    countryCode: 'DE',
    urls: ['https://www.bolt.de', 'http://linkedin.com/company/Bolt/?trk=x'],
  },
  { name: 'Cask', countryCode: 'SE', urls: [`${profile}/twin`] },
  { name: 'Dyne', countryCode: 'SE', urls: [`${profile}/twin`, 'https://dyne.example'] },
];

beforeAll(async () => {
  test = openApp();
  for (const body of companies) {
    const made = await test.send('POST', '/v1/companies', { body });
    ids[body.name] = ((await made.json()) as { data: { id: string } }).data.id;
  }
  const body = { fullName: 'Mira Aldous', professionalSocialMediaUrl: 'linkedin.com/in/mira-aldous' };
  const made = await test.send('POST', '/v1/people', { body });
  ids['Mira'] = ((await made.json()) as { data: { id: string } }).data.id;
});
afterAll(() => test.close());

async function linked(entity: 'company' | 'person', requests: object[]): Promise<EnrichItem[]> {
  const path = `/v2/test/${entity}/bulk-enrich`;
  const sent = await test.send('POST', path, { body: { requests } });
  const { batchId } = (await sent.json()) as { batchId: string };
  const answer = await test.send('GET', `${path}/${batchId}/items?limit=50`);
  return ((await answer.json()) as { items: EnrichItem[] }).items;
}

const found: [string, object, string | null][] = [
  ['its domain, however written', { domain: 'https://WWW.acme.example/about' }, 'Acme'],
  ['a domain that nobody has', { domain: 'other.example' }, null],
  ['its name and country', { name: ' ACME ', countryCode: 'de' }, 'Acme'],
  ['its name in another country', { name: 'Acme', countryCode: 'SE' }, null],
  ['its name, but another domain', { name: 'Acme', countryCode: 'DE', domain: 'acme2.example' }, null],
  [
    'its name and the profile of another',
    { name: 'Acme', countryCode: 'DE', professionalSocialMediaUrl: `${profile}/bolt` },
    null,
  ],
  ['its profile', { professionalSocialMediaUrl: `de.linkedin.com/company/bolt` }, 'Bolt'],
  ['a profile that two have', { professionalSocialMediaUrl: `${profile}/twin` }, null],
  ['two ids that agree', { domain: 'acme.example', name: 'Acme', countryCode: 'DE' }, 'Acme'],
];

it('is the company that is certain, and none where it is not', async () => {
  const items = await linked(
    'company',
    found.map(([, request]) => request),
  );
  expect(items.map(({ recordId }, at) => [found[at]?.[0], recordId])).toEqual(
    found.map(([what, , name]) => [what, name === null ? null : ids[name]]),
  );
  for (const { recordId, unlinked } of items) expect(unlinked === null).toBe(recordId !== null);
  expect(items[1]?.unlinked).toContain('nothing to review');
  expect(items[7]?.unlinked).toContain('more than one');
});

it('is the person with just this profile', async () => {
  const items = await linked('person', [
    { professionalSocialMediaUrl: 'https://uk.linkedin.com/in/Mira-Aldous/' },
    { professionalSocialMediaUrl: 'linkedin.com/in/somebody-else' },
    { pdlId: 'abc' },
    { personId: ids['Mira'] },
  ]);
  expect(items.map(({ recordId }) => recordId)).toEqual([ids['Mira'], null, null, ids['Mira']]);
  expect(items.map(({ unlinked }) => unlinked === null)).toEqual([true, false, false, true]);
});

it('can be reviewed once it is linked', async () => {
  const body = { requests: [{ professionalSocialMediaUrl: `${profile}/bolt` }], providers: ['domain-facts'] };
  const sent = await test.send('POST', '/v2/live/company/bulk-enrich', { body });
  const { batchId } = (await sent.json()) as { batchId: string };
  const look = async () =>
    (await (await test.send('GET', `/v2/live/company/bulk-enrich/${batchId}`)).json()) as {
      finishedAt: string | null;
      toReview: number;
    };
  await expect.poll(async () => (await look()).finishedAt, { timeout: 20_000 }).not.toBeNull();
  expect((await look()).toReview).toBeGreaterThan(0);
});
