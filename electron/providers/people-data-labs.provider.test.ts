import { describe, expect, it } from 'vitest';
import { openFaultServer } from '../testing/fault-server.ts';
import { exampleCompany, examplePerson, servePeopleDataLabs } from './people-data-labs/testing.ts';
import { capitalised } from './registers/capitalised.ts';
import { countryCodeOf } from './registers/country-name.ts';
import { provider } from './people-data-labs.provider.ts';
import type { EntityType, Lookup, LookupInput } from './provider.ts';
import { askByField, type AnswerByField } from './testing/ask-by-field.ts';
import { contextAt, providerSuite } from './testing/provider-suite.ts';

const lookup = (id: string, entity: EntityType, input: LookupInput): Lookup => ({ id, entity, input });
const profile = 'https://www.linkedin.com/in/seanthorne';

providerSuite(provider, {
  vendor: servePeopleDataLabs,
  configAt: (baseUrl) => ({ baseUrl }),
  cases: [
    {
      lookup: lookup('person', 'person', { professionalSocialMediaUrl: profile }),
      status: 'matched',
      fields: { fullName: 'Sean Thorne', professionalSocialMediaUrl: profile },
    },
    {
      lookup: lookup('company', 'company', { domain: 'peopledatalabs.com' }),
      status: 'matched',
      fields: { name: 'People Data Labs', domain: 'peopledatalabs.com', countryCode: 'US' },
    },
    {
      lookup: lookup('nobody', 'person', { emails: ['nobody@nimbelfax-qvortz.example'] }),
      status: 'no_match',
    },
  ],
});

async function ask(inputs: readonly LookupInput[], entity: EntityType, items?: readonly unknown[]) {
  const server = await openFaultServer();
  servePeopleDataLabs(server);
  if (items) server.on(entity === 'person' ? '/person/bulk' : '/company/enrich/bulk', { body: items });
  const answers = await askByField(
    provider,
    inputs.map((input, at) => lookup(String(at), entity, input)),
    contextAt(provider, { baseUrl: server.url }),
  );
  return { answers, server };
}
const item = (id: string, rest: object) => ({ metadata: { id }, ...rest });
const answersTo = async (items: readonly unknown[], count = 1): Promise<AnswerByField[]> =>
  (
    await ask(
      Array.from({ length: count }, () => ({ emails: ['a@b.example'] })),
      'person',
      items,
    )
  ).answers;

describe('what People Data Labs tells', () => {
  it('of a person fills fields in the form that records have', async () => {
    const { answers } = await ask(
      [{ emails: ['sean@peopledatalabs.com'], fullName: 'Sean THORNE' }],
      'person',
    );
    expect(answers).toMatchObject([
      {
        status: 'matched',
        confidence: 0.98,
        evidence: [{ what: 'likelihood', score: 0.98 }],
        normalized: { identifiers: { pdlId: examplePerson.id } },
        facts: { pdlId: examplePerson.id, employer: 'people data labs', skills: 'sales; data' },
        asOf: '2026-01-02',
      },
    ]);
    expect(answers[0]?.status === 'matched' && answers[0].fields).toEqual({
      fullName: 'Sean THORNE',
      firstName: 'Sean',
      lastName: 'Thorne',
      jobTitle: 'Co-founder and executive chairman',
      emails: ['sean@peopledatalabs.com', 'sean.thorne@example.com'],
      phones: ['+14155550123'],
      addresses: ['Austin, Texas, US'],
      professionalSocialMediaUrl: profile,
    });
  });

  it('of a company fills fields in the form that records have', async () => {
    const { answers, server } = await ask(
      [{ domain: 'peopledatalabs.com', name: 'people data labs', countryCode: 'US' }],
      'company',
    );
    expect(answers[0]?.status === 'matched' && answers[0].fields).toEqual({
      name: 'people data labs',
      domain: 'peopledatalabs.com',
      description: 'People Data Labs builds people data.',
      industry: 'Software development',
      employeeRange: '51-200',
      foundationYear: '2015',
      fundingRaised: '55250000.00',
      lastFundingDate: '2021-11-16',
      countryCode: 'US',
      addresses: ['455 Market Street, Suite 1670, San Francisco, California 94105, US'],
      urls: ['https://www.linkedin.com/company/peopledatalabs'],
    });
    expect(answers).toMatchObject([{ confidence: 0.8, facts: { pdlId: exampleCompany.id } }]);
    expect(answers[0]).toMatchObject({
      normalized: {
        identity: { tradingNames: ['talentiq'] },
        activity: { codes: [{ scheme: 'NAICS', code: '518210', label: 'Data processing' }] },
        size: { employees: 83 },
        identifiers: { pdlId: exampleCompany.id },
      },
    });
    expect(server.calls[0]?.body).toEqual({
      requests: [
        {
          metadata: { id: '0' },
          params: {
            website: 'peopledatalabs.com',
            name: 'people data labs',
            country: 'united states',
            min_likelihood: 6,
          },
        },
      ],
    });
  });

  it('is told apart by what was sent along, whatever its order, twins and gaps', async () => {
    const found = (id: string, name: string) =>
      item(id, { status: 200, likelihood: 8, data: { ...examplePerson, id: name, full_name: name } });
    const items = [
      found('2', 'third'),
      found('0', 'first'),
      found('2', 'twin'),
      found('9', 'stranger'),
      { status: 200 },
    ];
    const answers = await answersTo(items, 3);
    expect(
      answers.map((answer) => [answer.id, answer.status === 'matched' && answer.fields.fullName]),
    ).toEqual([
      ['0', 'First'],
      ['2', 'Third'],
    ]);
  });

  it('is settled by item: no match, no credit left, too many, their own trouble', async () => {
    const items = [404, 402, 429, 500, 400].map((status, at) => item(String(at), { status }));
    expect(await answersTo(items, 5)).toMatchObject([
      { status: 'no_match' },
      { status: 'failed', code: 'http_402', isRetryable: true },
      { status: 'failed', code: 'http_429', isRetryable: true },
      { status: 'failed', code: 'http_500', isRetryable: true },
      { status: 'failed', code: 'http_400', isRetryable: false },
    ]);
  });

  it('counts as not answered where a match holds no record, as it is billed', async () => {
    expect(await answersTo([item('0', { status: 200, likelihood: 9, data: null })])).toEqual([]);
  });

  it('pauses it where the credit is used up, and waits where it says until when', async () => {
    const server = await openFaultServer();
    server.on('*', { status: 402, body: { error: { type: 'payment_required' } } });
    const ofServer = () =>
      askByField(
        provider,
        [lookup('0', 'person', { pdlId: 'x' })],
        contextAt(provider, { baseUrl: server.url }),
      );
    await expect(ofServer()).rejects.toMatchObject({ failure: { kind: 'refused', status: 402 } });
    const reset = new Date(Date.parse('2026-02-01T09:00:00Z')).toISOString();
    const date = 'Sun, 01 Feb 2026 08:00:00 GMT';
    server.on('*', { status: 429, headers: { 'x-ratelimit-reset': reset, date }, body: {} });
    await expect(ofServer()).rejects.toMatchObject({ failure: { kind: 'limited' } });
    const { failure } = (await ofServer().catch((error: unknown) => error)) as {
      failure: { retryAfterMs: number };
    };
    expect(failure.retryAfterMs).toBeGreaterThanOrEqual(3_600_000);
  });
});

it.each([
  ['jean-luc o’neill', 'Jean-Luc O’Neill'],
  ['émile van der berg', 'Émile Van Der Berg'],
  ["people's choice", "People's Choice"],
  ['McDonald', 'McDonald'],
])('writes %j as %j', (text, written) => {
  expect(capitalised(text)).toBe(written);
});

it.each([
  ['united kingdom', 'GB'],
  ['south korea', 'KR'],
  ['turkey', 'TR'],
  ['bosnia and herzegovina', 'BA'],
  ['England & Wales', 'GB'],
  ['atlantis', null],
])('knows the country %j as %j', (name, code) => {
  expect(countryCodeOf(name)).toBe(code);
});

it('takes no settings but its own', () => {
  expect(() => provider.parseConfig?.({ minLikelihood: 11 })).toThrow(/config\.minLikelihood/);
});
