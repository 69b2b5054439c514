import { describe, expect, it } from 'vitest';
import { openFaultServer } from '../testing/fault-server.ts';
import { provider } from './gleif.provider.ts';
import { addressOf, leiOf, recordOf, serveGleif, type World } from './gleif/testing.ts';
import type { Answer, Lookup, LookupInput } from './provider.ts';
import { askByField } from './testing/ask-by-field.ts';
import { contextAt, providerSuite } from './testing/provider-suite.ts';

const siemens = 'W38RGI023J3WT1HWRP32';
const company = (id: string, input: LookupInput): Lookup => ({ id, entity: 'company', input });

const world: World = {
  records: [
    recordOf(siemens, { name: 'Siemens Aktiengesellschaft' }),
    recordOf(leiOf('SIEMENSENERGY'), { name: 'Siemens Energy AG', registeredAs: 'HRB 18722' }),
  ],
  children: { [siemens]: [leiOf('SIEMENSENERGY')] },
};

providerSuite(provider, {
  vendor: (vendor) => serveGleif(vendor, world),
  configAt: (baseUrl) => ({ baseUrl }),
  cases: [
    {
      lookup: company('by LEI', { externalId: siemens }),
      status: 'matched',
      fields: { name: 'Siemens Aktiengesellschaft', countryCode: 'DE' },
    },
    { lookup: company('by name', { name: 'Siemens AG', countryCode: 'DE' }), status: 'matched' },
    {
      lookup: company('nobody', { name: 'Qvortz Nimbelfax Works GmbH', countryCode: 'DE' }),
      status: 'no_match',
    },
  ],
});

async function ask(inputs: readonly LookupInput[], served: World = world, relations = 'all') {
  const server = await openFaultServer();
  serveGleif(server, served);
  const context = contextAt(provider, { baseUrl: `${server.url}/`, relations });
  const answers = await askByField(
    provider,
    inputs.map((input, at) => company(String(at), input)),
    context,
  );
  return { answers, server };
}
const askOne = async (input: LookupInput, served?: World): Promise<Answer> => {
  const [answer] = (await ask([input], served)).answers;
  if (!answer) throw new Error('no answer');
  return answer;
};

const relativeOf = (lei: string, name: string, over: object = {}) => ({
  entity: 'company',
  name,
  countryCode: 'DE',
  identifiers: { lei, registrationNumber: 'HRB 6684', register: 'RA000304' },
  ...over,
});

describe('a record of the LEI index', () => {
  it('fills fields, and everything else is told as facts', async () => {
    const parent = recordOf(leiOf('PARENT'), { name: 'Parent SE' });
    const child = recordOf(leiOf('CHILD'), { name: 'Child GmbH' });
    const own = recordOf(leiOf('OWN'), {
      name: 'Own, Inc.',
      country: 'US',
      headquartersAddress: addressOf(),
      legalAddress: addressOf({
        addressLines: ['C/O Agent', '251 Little Falls Drive'],
        city: 'Wilmington',
        region: 'US-DE',
        country: 'US',
        postalCode: '19808',
      }),
      otherNames: [
        { name: 'Owny', language: 'en', type: 'TRADING_OR_OPERATING_NAME' },
        { name: 'Once, Inc.', language: 'en', type: 'PREVIOUS_LEGAL_NAME' },
      ],
    });
    own.relationships['direct-parent'].links = { 'lei-record': 'https://169.254.169.254/' };
    own.relationships['ultimate-parent'].links = { 'lei-record': 'https://169.254.169.254/' };
    const { answers, server } = await ask([{ externalId: own.id.toLowerCase(), name: 'own, inc.' }], {
      records: [own, parent, child],
      parents: { [own.id]: parent.id },
      children: { [own.id]: [child.id] },
    });
    expect(answers[0]).toMatchObject({
      status: 'matched',
      confidence: 1,
      fields: {
        name: 'own, inc.',
        countryCode: 'US',
        addresses: [
          'Werner-von-Siemens-Straße 1, 80333 München, DE',
          'C/O Agent, 251 Little Falls Drive, Wilmington, DE 19808, US',
        ],
        foundationYear: '1966',
      },
      confidences: { foundationYear: 0.6 },
      facts: {
        lei: own.id,
        leiStatus: 'issued',
        leiRenewal: '2027-01-20',
        legalName: 'Own, Inc.',
        otherNames: 'Owny; Once, Inc.',
        legalForm: 'Aktiengesellschaft',
        legalFormCode: '6QQB',
        registrationNumber: 'HRB 6684',
        registrationAuthority: 'RA000304',
        status: 'active',
        incorporationDate: '1966-10-01',
        directParent: `Parent SE (${parent.id})`,
        ultimateParent: `Parent SE (${parent.id})`,
        children: `Child GmbH (${child.id})`,
        childCount: '1',
      },
      asOf: '2026-01-14',
    });
    expect(answers[0]).toHaveProperty('normalized', {
      identity: {
        fullName: 'own, inc.',
        legalName: 'Own, Inc.',
        tradingNames: ['Owny'],
        previousNames: ['Once, Inc.'],
      },
      size: { foundationYear: '1966' },
      contacts: {
        countryCode: 'US',
        addresses: [
          'Werner-von-Siemens-Straße 1, 80333 München, DE',
          'C/O Agent, 251 Little Falls Drive, Wilmington, DE 19808, US',
        ],
      },
      legal: {
        legalForm: 'Aktiengesellschaft',
        status: 'active',
        incorporationDate: '1966-10-01',
        jurisdiction: 'US',
        registeredAddress: {
          text: 'C/O Agent, 251 Little Falls Drive, Wilmington, DE 19808, US',
          street: 'C/O Agent, 251 Little Falls Drive',
          city: 'Wilmington',
          region: 'US-DE',
          postalCode: '19808',
          countryCode: 'US',
        },
      },
      identifiers: { lei: own.id, registrationNumber: 'HRB 6684', register: 'RA000304' },
      parents: [relativeOf(parent.id, 'Parent SE', { isUltimate: true })],
      subsidiaries: [relativeOf(child.id, 'Child GmbH')],
    });
    expect(server.calls.map(({ path }) => path)).toEqual([
      '/lei-records',
      '/entity-legal-forms/6QQB',
      `/lei-records/${own.id}/direct-parent`,
      `/lei-records/${own.id}/ultimate-parent`,
      `/lei-records/${own.id}/direct-children`,
    ]);
  });

  it('is asked for in one request with all others that have a LEI', async () => {
    const leis = [siemens, leiOf('SIEMENSENERGY'), leiOf('UNKNOWN')];
    const { answers, server } = await ask(
      leis.map((externalId) => ({ externalId })),
      world,
      'none',
    );
    expect(answers.map(({ status }) => status)).toEqual(['matched', 'matched', 'no_match']);
    expect(server.callsTo('/lei-records').map(({ query }) => query['filter[lei]'])).toEqual([leis.join(',')]);
    expect(server.callsTo('/entity-legal-forms/6QQB')).toHaveLength(1);
    expect(server.calls).toHaveLength(2);
  });

  it('is found by the number of its register, unless the name is another', async () => {
    const known = { externalId: 'HRB 6684', countryCode: 'DE' };
    expect(await askOne({ ...known, name: 'Siemens' })).toMatchObject({
      status: 'matched',
      evidence: [
        { what: 'registrationNumber', score: 0.6 },
        { what: 'name', score: 0.4 },
      ],
    });
    expect(await askOne({ ...known, name: 'Nimbelfax GmbH' })).toMatchObject({ status: 'no_match' });
    const { server } = await ask([{ ...known, externalId: '0015f00002ABCDEAA4', name: 'Siemens' }]);
    expect(server.calls.some(({ query }) => 'filter[entity.registeredAs]' in query)).toBe(false);
  });

  it('is found by its name without the legal form, in its country alone', async () => {
    const { answers, server } = await ask([
      { name: 'Siemens AG', countryCode: 'DE', addresses: ['D-80333 München'] },
    ]);
    expect(answers[0]).toMatchObject({
      status: 'matched',
      confidence: 1,
      evidence: [
        { what: 'name', score: 0.65 },
        { what: 'legalForm', score: 0.05 },
        { what: 'country', score: 0.1 },
        { what: 'postcode', score: 0.2 },
      ],
    });
    expect(server.calls[0]?.query).toMatchObject({ 'filter[entity.names]': 'Siemens' });
    expect(await askOne({ name: 'Siemens AG', countryCode: 'AT' })).toMatchObject({ status: 'no_match' });
    expect(await askOne({ name: 'Siemens AG' })).toMatchObject({ status: 'no_match' });
  });

  it('is ambiguous where two are alike, and the one that was dissolved gives way', async () => {
    const twin = recordOf(leiOf('TWIN'), { name: 'Siemens AG' });
    const twins = { records: [...world.records, twin] };
    const asked = { name: 'Siemens AG', countryCode: 'DE' };
    expect(await askOne(asked, twins)).toMatchObject({
      status: 'ambiguous',
      candidates: [{ confidence: 0.8 }, { confidence: 0.8 }],
    });
    twin.attributes.entity.status = 'INACTIVE';
    expect(await askOne(asked, twins)).toMatchObject({ status: 'matched', facts: { lei: siemens } });
    twin.attributes.entity.expiration = { date: '2020-05-31T00:00:00Z', reason: 'CORPORATE_ACTION' };
    expect(await askOne(asked, { records: [twin] })).toMatchObject({
      confidence: 0.7,
      facts: { status: 'dissolved', dissolvedOn: '2020-05-31', dissolvedBecause: 'corporate action' },
    });
    twin.attributes.registration.status = 'DUPLICATE';
    expect(await askOne(asked, { records: [twin] })).toMatchObject({ status: 'no_match' });
  });

  it('that cannot be read fails alone', async () => {
    const server = await openFaultServer();
    serveGleif(server, world);
    server.on(`/lei-records/${siemens}/direct-children`, { body: '<html>' });
    const context = contextAt(provider, { baseUrl: server.url });
    const answers = await askByField(
      provider,
      [company('1', { externalId: siemens }), company('2', { externalId: leiOf('SIEMENSENERGY') })],
      context,
    );
    expect(answers).toMatchObject([
      { status: 'failed', code: 'not_json', isRetryable: true },
      { status: 'matched' },
    ]);
  });

  it('that was read stays, where the next one has to wait', async () => {
    const server = await openFaultServer();
    serveGleif(server, world);
    const wait = { status: 429, headers: { 'retry-after': '3600' } };
    server.on(`/lei-records/${leiOf('SIEMENSENERGY')}/direct-children`, wait);
    const inputs = [siemens, leiOf('SIEMENSENERGY'), leiOf('UNKNOWN')].map((externalId, at) =>
      company(String(at), { externalId }),
    );
    const answers = await askByField(provider, inputs, contextAt(provider, { baseUrl: server.url }));
    expect(answers).toMatchObject([{ id: '0', status: 'matched' }]);
  });
});

it.each<[LookupInput, boolean]>([
  [{ externalId: siemens }, true],
  [{ externalId: '0015f00002ABCDEAA4' }, false],
  [{ taxId: '556016-0680', countryCode: 'SE' }, true],
  [{ taxId: 'NL123456789B01', countryCode: 'NL' }, false],
  [{ taxId: 'IE9S99999L', countryCode: 'IE' }, false],
  [{ taxId: '123', countryCode: 'DE' }, false],
  [{ taxId: '123', countryCode: 'DE', name: 'Siemens' }, true],
])('of %j it is enough to ask: %j', (input, expected) => {
  expect(provider.isEnough?.(input)).toBe(expected);
});

it('takes no settings but its own', () => {
  expect(() => provider.parseConfig?.({ baseUrl: 'file:///etc' })).toThrow(/config\.baseUrl/);
  expect(() => provider.parseConfig?.({ relations: 'some' })).toThrow(/config\.relations/);
  expect(() => provider.parseConfig?.({ depth: 1 })).toThrow(/config\.depth/);
});
