import { describe, expect, it } from 'vitest';
import { openFaultServer } from '../testing/fault-server.ts';
import { companyOf, serveCompaniesHouse, type Register } from './companies-house/testing.ts';
import { provider } from './companies-house.provider.ts';
import type { Lookup, LookupInput } from './provider.ts';
import { askByField, type AnswerByField } from './testing/ask-by-field.ts';
import { contextAt, providerSuite } from './testing/provider-suite.ts';

const company = (id: string, input: LookupInput): Lookup => ({
  id,
  entity: 'company',
  input: { countryCode: 'GB', ...input },
});

const register: Register = {
  companies: [
    companyOf('00445790', 'TESCO PLC'),
    companyOf('SC173199', 'TESCO PERSONAL FINANCE PLC', { jurisdiction: 'scotland' }),
  ],
  officers: [
    { name: 'SMITH, Ada Jane', officer_role: 'director', appointed_on: '2020-10-01', nationality: 'British' },
    {
      name: 'O’NEILL, Peter, Sir',
      officer_role: 'secretary',
      appointed_on: '2001-01-01',
      resigned_on: '2010-01-01',
    },
  ],
  owners: [
    {
      name: 'Parent Holdings Limited',
      kind: 'corporate-entity-person-with-significant-control',
      natures_of_control: ['ownership-of-shares-75-to-100-percent'],
      notified_on: '2016-04-06',
      identification: {
        registration_number: '09999999',
        place_registered: 'England And Wales',
        country_registered: 'England',
      },
    },
    { kind: 'super-secure-person-with-significant-control' },
    {
      name: 'Mr Al Former',
      name_elements: { title: 'Mr', forename: 'Al', surname: 'Former' },
      kind: 'individual-person-with-significant-control',
      natures_of_control: ['voting-rights-25-to-50-percent'],
      ceased_on: '2019-01-01',
    },
  ],
};

providerSuite(provider, {
  vendor: (vendor) => serveCompaniesHouse(vendor, register),
  configAt: (baseUrl) => ({ baseUrl }),
  cases: [
    {
      lookup: company('by number', { externalId: '445790' }),
      status: 'matched',
      fields: { name: 'TESCO PLC', countryCode: 'GB', foundationYear: '1947' },
    },
    { lookup: company('by name', { name: 'Tesco PLC' }), status: 'matched', fields: { name: 'Tesco PLC' } },
    { lookup: company('nobody', { name: 'Qvortz Nimbelfax Ironworks Ltd' }), status: 'no_match' },
  ],
});

async function ask(input: LookupInput, served: Register = register, people = true) {
  const server = await openFaultServer();
  serveCompaniesHouse(server, served);
  const context = contextAt(provider, { baseUrl: server.url, people });
  const [answer] = await askByField(provider, [company('one', input)], context);
  if (!answer) throw new Error('no answer');
  return { answer, paths: server.calls.map(({ path }) => path) };
}
const answerTo = async (input: LookupInput, served?: Register): Promise<AnswerByField> =>
  (await ask(input, served)).answer;

describe('a company of the register', () => {
  it('fills fields, and everything else is told as facts', async () => {
    const { answer, paths } = await ask({ externalId: '00445790', name: 'Tesco' });
    expect(answer).toMatchObject({
      status: 'matched',
      confidence: 1,
      evidence: [
        { what: 'registrationNumber', score: 0.6 },
        { what: 'name', score: 0.4 },
      ],
      fields: {
        name: 'TESCO PLC',
        countryCode: 'GB',
        addresses: ['Tesco House, Shire Park, Kestrel Way, Welwyn Garden City, AL7 1GA, United Kingdom'],
        foundationYear: '1947',
      },
      facts: {
        legalName: 'TESCO PLC',
        registrationNumber: '00445790',
        legalForm: 'Public limited company',
        status: 'active',
        jurisdiction: 'england wales',
        incorporationDate: '1947-11-27',
        sicCodes: '47110',
        officers: 'SMITH, Ada Jane (director, since 2020-10-01)',
        personsWithSignificantControl:
          'Parent Holdings Limited (ownership of shares 75 to 100 percent); super secure person with significant control',
      },
      raw: { officers: [{ nationality: 'British' }, {}] },
    });
    const holdings = {
      entity: 'company',
      name: 'Parent Holdings Limited',
      from: '2016-04-06',
      countryCode: 'GB',
      identifiers: { registrationNumber: '09999999', register: 'England And Wales' },
      share: 75,
    };
    const smith = { entity: 'person', name: 'Ada Jane Smith', role: 'director', from: '2020-10-01' };
    const old = {
      entity: 'person',
      name: 'Peter O’Neill',
      role: 'secretary',
      from: '2001-01-01',
      to: '2010-01-01',
    };
    const former = {
      entity: 'person',
      name: 'Al Former',
      role: 'voting rights 25 to 50 percent',
      to: '2019-01-01',
    };
    expect(answer).toMatchObject({
      normalized: {
        identity: { legalName: 'TESCO PLC' },
        legal: {
          legalForm: 'Public limited company',
          jurisdiction: 'england wales',
          registeredAddress: { street: 'Tesco House, Shire Park, Kestrel Way', countryCode: 'GB' },
        },
        activity: { codes: [{ scheme: 'UK SIC 2007', code: '47110' }] },
        identifiers: { registrationNumber: '00445790', register: 'Companies House' },
      },
    });
    expect(answer).toHaveProperty('normalized.officers', [smith, old, former]);
    expect(answer).toHaveProperty('normalized.shareholders', [{ ...holdings, shareUpTo: 100 }]);
    expect(answer).toHaveProperty('normalized.parents', [holdings]);
    expect(paths).toEqual([
      '/company/00445790',
      '/company/00445790/officers',
      '/company/00445790/persons-with-significant-control',
    ]);
  });

  it('is a subsidiary of whoever owns half of it or more today', async () => {
    const kind = 'corporate-entity-person-with-significant-control';
    const owner = (name: string, range: string, over: object = {}) => ({
      name,
      kind,
      natures_of_control: [`ownership-of-shares-${range}-percent`],
      ...over,
    });
    const owners = [
      owner('Minor Ltd', '25-to-50'),
      owner('Past Ltd', '75-to-100', { ceased_on: '2019-01-01' }),
      owner('Half Ltd', '50-to-75', { identification: 'odd' }),
      owner('Ada Smith', '50-to-75', { kind: 'individual-person-with-significant-control' }),
      owner('Half Ltd', '50-to-75'),
    ];
    const answer = await answerTo({ externalId: '00445790' }, { ...register, owners });
    expect(answer).toHaveProperty('normalized.parents', [{ entity: 'company', name: 'Half Ltd', share: 50 }]);
    expect(answer).toHaveProperty('normalized.shareholders.length', 4);
  });

  it('is asked for no people where that is set, and has none where there is no list', async () => {
    const { answer, paths } = await ask({ name: 'Tesco PLC' }, { companies: register.companies }, false);
    expect(answer).toMatchObject({ status: 'matched' });
    expect(paths).toEqual(['/search/companies', '/company/00445790']);
    const without = await answerTo({ name: 'Tesco PLC' }, { companies: register.companies });
    expect(without).toMatchObject({ status: 'matched', raw: { officers: [], owners: [] } });
  });

  it.each<[string, LookupInput]>([
    ['a number that lost its zeros', { externalId: '445790' }],
    ['a number with a prefix, spaced', { externalId: 'sc 173199' }],
    ['a number where the tax id stands', { taxId: '00445790' }],
    ['its name', { name: 'Tesco P.L.C.' }],
    ['its name, where the id is of another system', { name: 'Tesco', externalId: '4711' }],
    ['its name, where the number is another company’s', { name: 'Tesco', externalId: '99999999' }],
  ])('is found by %s', async (_, input) => {
    expect(await answerTo(input)).toMatchObject({ status: 'matched' });
  });

  it('is not taken for another of the same number', async () => {
    expect(await answerTo({ externalId: '00445790', name: 'Nimbelfax Ltd' })).toMatchObject({
      status: 'no_match',
    });
  });

  it('is found by a name of former times, less surely', async () => {
    const former = [{ name: 'CAIRNMORE LIMITED', effective_from: '1990-01-01', ceased_on: '2000-01-01' }];
    const renamed = companyOf('01234567', 'TARNHELM LIMITED', { previous_company_names: former });
    expect(await answerTo({ name: 'Cairnmore Ltd' }, { companies: [renamed] })).toMatchObject({
      status: 'matched',
      confidence: 0.7,
      fields: { name: 'TARNHELM LIMITED' },
      facts: { formerNames: 'CAIRNMORE LIMITED' },
    });
  });

  it('is ambiguous where two are alike, unless one is dissolved or elsewhere', async () => {
    const [one, twin] = [companyOf('01111111', 'ACME LIMITED'), companyOf('02222222', 'ACME LTD')];
    const companies = [one, twin];
    expect(await answerTo({ name: 'Acme Ltd' }, { companies })).toMatchObject({
      status: 'ambiguous',
      candidates: [{ name: 'ACME LIMITED' }, { name: 'ACME LTD' }],
    });
    twin.registered_office_address = { ...twin.registered_office_address, postal_code: 'LS1 4AP' };
    const known = { name: 'Acme Ltd', addresses: ['1 High Street, Leeds LS1 4AP'] };
    expect(await answerTo(known, { companies })).toMatchObject({ facts: { registrationNumber: '02222222' } });
    one.company_status = 'dissolved';
    expect(await answerTo({ name: 'Acme Ltd' }, { companies })).toMatchObject({
      facts: { registrationNumber: '02222222' },
    });
    const gone = companyOf('03333333', 'GONE LTD', {
      company_status: 'dissolved',
      date_of_cessation: '2020-02-02',
    });
    expect(await answerTo({ name: 'Gone Ltd' }, { companies: [gone] })).toMatchObject({
      confidence: 0.7,
      facts: { status: 'dissolved', dissolvedOn: '2020-02-02' },
    });
  });

  it('of another country says nothing of its country', async () => {
    const foreign = companyOf('FC012345', 'LÖFQVIST AB', {
      type: 'oversea-company',
      jurisdiction: 'european-union',
    });
    const answer = await answerTo({ externalId: 'FC012345' }, { companies: [foreign] });
    expect(answer).toMatchObject({ status: 'matched', facts: { legalForm: 'Overseas company' } });
    expect(answer.status === 'matched' && answer.fields).not.toHaveProperty('countryCode');
  });

  it('is not told to whoever has no key', async () => {
    const server = await openFaultServer();
    serveCompaniesHouse(server, register);
    const context = { ...contextAt(provider, { baseUrl: server.url }), key: 'revoked' };
    await expect(askByField(provider, [company('one', { name: 'Tesco' })], context)).rejects.toMatchObject({
      failure: { kind: 'refused', status: 401 },
    });
  });

  it('keeps nothing of the key in its answers', async () => {
    const server = await openFaultServer();
    serveCompaniesHouse(server, register);
    const sent = Buffer.from('test-key:').toString('base64');
    server.on('/company/00445790', { body: companyOf('00445790', 'TESCO PLC', { echo: `Basic ${sent}` }) });
    const context = contextAt(provider, { baseUrl: server.url });
    const answers = await askByField(provider, [company('one', { externalId: '00445790' })], context);
    expect(answers).toMatchObject([{ status: 'matched' }]);
    expect(JSON.stringify(answers)).not.toContain(sent);
  });
});

it.each<[LookupInput, boolean]>([
  [{ taxId: '00445790', countryCode: 'GB' }, true],
  [{ taxId: 'GB123456789', countryCode: 'GB' }, false],
  [{ taxId: 'GB123456789', countryCode: 'GB', name: 'Tesco' }, true],
])('of %j it is enough to ask: %j', (input, expected) => {
  expect(provider.isEnough?.(input)).toBe(expected);
});

it('takes no settings but its own', () => {
  expect(provider.parseConfig?.({})).toMatchObject({ people: true });
  expect(() => provider.parseConfig?.({ people: 'no' })).toThrow(/config\.people/);
});
