// Each standard field at its limit and one beyond it, with the path of what is wrong.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../shared/errors.ts';
import { companyLimits, type Company } from '../../../shared/schema/company.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
let made = 0;
beforeAll(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterAll(() => test.close());

type Answer = { status: number; data: Company; issues: string[] };

async function send(method: string, path: string, body: unknown): Promise<Answer> {
  const response = await test.send(method, path, { body });
  const { data, error } = (await response.json()) as { data: Company; error?: ErrorBody['error'] };
  return { status: response.status, data, issues: (error?.details?.issues ?? []).map(({ path: at }) => at) };
}

const create = (fields: object) => {
  made += 1;
  return send('POST', '/v1/companies', { name: `Company ${made}`, ...fields });
};

const text = (length: number): string => 'x'.repeat(length);
const many = (count: number, of: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => of(at));
const label = text(61);
const host = (length: number): string => {
  const tail = `.${label}.${label}.${label}.com`;
  return `${text(length - tail.length)}${tail}`;
};

const fits: [string, unknown, unknown?][] = [
  ['name', text(companyLimits.name)],
  ['domain', host(companyLimits.domain)],
  ['description', text(companyLimits.description)],
  ['industry', text(companyLimits.industry)],
  ['taxId', text(companyLimits.taxId)],
  ['externalId', text(companyLimits.externalId)],
  ['fundingRaised', '9'.repeat(companyLimits.fundingRaised)],
  ['fundingRaised', 0.1, '0.10'],
  ['fundingRaised', 999_999_999_999_999, '999999999999999'],
  ['foundationYear', 1000, '1000'],
  ['foundationYear', '2100'],
  ['lastFundingDate', '2024-02-29'],
  ['employeeRange', '10000+'],
  ['countryCode', 'DE'],
  ['addresses', many(companyLimits.listItems, (at) => `${at}`.padStart(companyLimits.addresses, '0'))],
  ['emails', [`${text(companyLimits.emails - 5)}@a.de`]],
  ['emails', many(companyLimits.listItems, (at) => `${at}@a.de`)],
  ['phones', many(companyLimits.listItems, (at) => `${at}`.padStart(companyLimits.phones, '0'))],
  ['urls', many(companyLimits.listItems, (at) => `https://a.de/${at}`.padEnd(companyLimits.urls, 'x'))],
  ['tags', many(companyLimits.tags, (at) => `${at}`.padStart(companyLimits.tag, '0'))],
];

const refused: [string, unknown][] = [
  ['name', text(companyLimits.name + 1)],
  ['name', ' '],
  ['name', null],
  ['name', 7],
  ['domain', host(companyLimits.domain + 1)],
  ['domain', 'no host'],
  ['description', text(companyLimits.description + 1)],
  ['industry', text(companyLimits.industry + 1)],
  ['taxId', text(companyLimits.taxId + 1)],
  ['externalId', text(companyLimits.externalId + 1)],
  ['fundingRaised', '9'.repeat(companyLimits.fundingRaised + 1)],
  ['fundingRaised', '1.234'],
  ['fundingRaised', -1],
  ['fundingRaised', 2 ** 60],
  ['foundationYear', 999],
  ['foundationYear', 2101],
  ['foundationYear', '199'],
  ['foundationYear', 1999.5],
  ['lastFundingDate', '2023-02-29'],
  ['lastFundingDate', '2023-2-9'],
  ['employeeRange', '10'],
  ['countryCode', 'XX'],
  ['countryCode', 'DEU'],
  ['addresses', text(5)],
  ['addresses', many(companyLimits.listItems + 1, (at) => `${at}`)],
  ['addresses.1', ['a', text(companyLimits.addresses + 1)]],
  ['addresses.1', ['a', ' ']],
  ['addresses.1', ['a', 'a']],
  ['emails', many(companyLimits.listItems + 1, (at) => `${at}@a.de`)],
  ['emails.0', [`${text(companyLimits.emails - 4)}@a.de`]],
  ['emails.0', ['a.de']],
  ['phones', many(companyLimits.listItems + 1, (at) => `${at}`)],
  ['phones.0', [text(companyLimits.phones + 1)]],
  ['urls', many(companyLimits.listItems + 1, (at) => `${at}`)],
  ['urls.0', [text(companyLimits.urls + 1)]],
  ['urls.0', ['https://a.de/a b']],
  ['tags', many(companyLimits.tags + 1, (at) => `${at}`)],
  ['tags.0', [text(companyLimits.tag + 1)]],
  ['tags.0', [7]],
  ['groups', 'grp_1'],
  ['groups.0.id', [{ id: 'grp_1' }]],
  ['groups.0.name', [{ id: 'grp_00000000-0000-4000-8000-000000000000', name: 'A' }]],
  ['customFieldValues', []],
  ['customFieldValues.a', { a: null }],
  ['customFieldValues.__proto__', JSON.parse('{"__proto__": {"a": 1}}')],
  ['locked', true],
  ['id', 'com_00000000-0000-4000-8000-000000000000'],
  ['version', 3],
  ['__proto__', 1],
];

const short = (value: unknown): string => JSON.stringify(value).slice(0, 40);

describe('a company', () => {
  it.each(fits.map(([field, value, shown]) => ({ field, value, shown, title: `${field} ${short(value)}` })))(
    'takes $title',
    async ({ field, value, shown = value }) => {
      const created = await create({ [field]: value });
      expect(created).toMatchObject({ status: 200, data: { [field]: shown } });
      // Names and domains are unique.
      await test.send('DELETE', `/v1/companies/${created.data.id}`);
      const path = `/v1/companies/${(await create({})).data.id}`;
      expect(await send('PATCH', path, { [field]: value })).toMatchObject({
        status: 200,
        data: { [field]: shown },
      });
      await test.send('DELETE', path);
    },
  );

  it.each(refused.map(([path, value]) => ({ path, value, title: `${path} ${short(value)}` })))(
    'refuses $title and changes nothing',
    async ({ path, value }) => {
      const [field = ''] = path.split('.');
      const wrong = { [field]: value };
      expect(await create(wrong)).toMatchObject({ status: 400, issues: [path] });
      const { data } = await create({});
      const at = `/v1/companies/${data.id}`;
      expect(await send('PATCH', at, { taxId: 'X', ...wrong })).toMatchObject({
        status: 400,
        issues: [path],
      });
      expect(await (await test.send('GET', at)).json()).toEqual({ data });
    },
  );
});
