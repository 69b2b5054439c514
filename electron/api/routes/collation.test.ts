// Lists come in the order of the language that a request asks for.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCompanies, addDefinitions } from '../../testing/query-store.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
const names = ['Zebra', 'Øresund', 'Äpfel', 'apfelwein', 'Öre', 'Apfel', 'Åre', 'Ost', 'Łódź', 'Lodz'];
const german = ['Apfel', 'Äpfel', 'apfelwein', 'Åre', 'Lodz', 'Łódź', 'Öre', 'Øresund', 'Ost', 'Zebra'];
const swedish = ['Apfel', 'apfelwein', 'Lodz', 'Łódź', 'Ost', 'Zebra', 'Åre', 'Äpfel', 'Öre', 'Øresund'];

beforeAll(async () => {
  test = openApp({ rateLimit: 10_000 });
  addDefinitions(test.services.store.db);
  addCompanies(
    test.services.store.db,
    names.map((name) => ({ name, industry: name, tags: [name, 'x'] })),
  );
  for (const name of names) {
    await send('POST', '/v1/people', '', { fullName: name });
    await send('POST', '/v1/objects', '', { name });
  }
});
afterAll(() => test.close());

type Named = { name?: string; fullName?: string };
type Listed = { items: Named[]; pagination?: { nextLink?: string } };

async function send<T>(method: string, path: string, language: string, body?: unknown): Promise<T> {
  const headers = language === '' ? {} : { 'accept-language': language };
  const response = await test.send(method, path, { headers, ...(body === undefined ? {} : { body }) });
  return ((await response.json()) as { data: T }).data;
}

const shown = ({ items }: Listed): string[] => items.map(({ name, fullName = '' }) => name ?? fullName);

describe('a list', () => {
  it.each([
    ['de-DE', german],
    ['sv-SE,sv;q=0.9,en;q=0.8', swedish],
    ['', german],
  ])(
    'for "%s" is in the order of that language: windows, companies, people, objects',
    async (language, wanted) => {
      for (const sort of ['name', 'industry', 'tags']) {
        const rows = await send<Listed>('POST', '/v1/company-rows', language, { sort, offset: 0, limit: 50 });
        expect(shown(rows)).toEqual(wanted);
        expect(shown(await send('GET', `/v1/company-rows?sort=-${sort}&limit=4`, language))).toEqual(
          wanted.toReversed().slice(0, 4),
        );
      }
      expect(shown(await send('GET', '/v1/people?sort=fullName', language))).toEqual(wanted);
      expect(shown(await send('GET', '/v1/person-rows?sort=fullName&limit=50&offset=0', language))).toEqual(
        wanted,
      );
      expect(shown(await send('GET', '/v1/objects', language))).toEqual(wanted);
    },
  );

  it('is whole page by page, and its cursors are refused in another order', async () => {
    for (const [language, wanted] of [
      ['de', german],
      ['sv', swedish],
    ] as const) {
      const found: string[] = [];
      let next: string | undefined = '/v1/companies?sort=industry&limit=3';
      while (next !== undefined) {
        const page: Listed = await send('GET', next, language);
        found.push(...shown(page));
        next = page.pagination?.nextLink;
      }
      expect(found).toEqual(wanted);
    }
    const first = await send<Listed>('GET', '/v1/companies?sort=industry&limit=3', 'sv');
    const headers = { 'accept-language': 'de' };
    expect((await test.send('GET', first.pagination?.nextLink ?? '', { headers })).status).toBe(400);
  });

  it('keeps one order for numbers, whatever the language', async () => {
    const first = await send<Listed>('GET', '/v1/companies?sort=version&limit=3', 'sv');
    const second = await test.send('GET', first.pagination?.nextLink ?? '', { headers: {} });
    expect(second.status).toBe(200);
  });

  it('puts equally frequent values in that order, in facets and to suggest', async () => {
    type Values = { values: { label: string }[] };
    const labels = ({ values }: Values): string[] => values.map(({ label }) => label);
    for (const [language, wanted] of [
      ['de', german],
      ['sv', swedish],
    ] as const) {
      const body = { query: {}, fields: ['industry'] };
      const { facets } = await send<{ facets: Values[] }>('POST', '/v1/companies/facets', language, body);
      expect(facets.map(labels)).toEqual([wanted]);
      expect(labels(await send('GET', '/v1/companies/values?field=industry', language))).toEqual(wanted);
    }
  });
});
