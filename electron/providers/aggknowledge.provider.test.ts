import { describe, expect, it } from 'vitest';
import { openFaultServer, type FaultServer, type Script } from '../testing/fault-server.ts';
import { profile, serveAggknowledge, since, usualItem } from './aggknowledge/testing.ts';
import { provider } from './aggknowledge.provider.ts';
import type { EntityType, Lookup, LookupInput } from './provider.ts';
import { askByField } from './testing/ask-by-field.ts';
import { contextAt, providerSuite } from './testing/provider-suite.ts';

const lookup = (id: string, entity: EntityType, input: LookupInput): Lookup => ({ id, entity, input });
const configAt = (baseUrl: string) => ({ baseUrl, pollMs: 1 });

providerSuite(provider, {
  vendor: serveAggknowledge,
  configAt,
  hasHost: false,
  cases: [
    {
      lookup: lookup('person', 'person', { professionalSocialMediaUrl: profile }),
      status: 'matched',
      fields: { fullName: 'Mira Aldous', jobTitle: 'Head of Data' },
    },
    {
      lookup: lookup('company', 'company', { domain: 'acme.com' }),
      status: 'matched',
      fields: { name: 'Acme', domain: 'acme.com' },
    },
    { lookup: lookup('nobody', 'person', { pdlId: 'nobody' }), status: 'no_match' },
  ],
});

const batches = '/v2/live/person/bulk-enrich';
const people = (count: number): Lookup[] =>
  Array.from({ length: count }, (_, at) => lookup(String(at), 'person', { pdlId: `p${at}` }));

type Asked = { count?: number; config?: object; prepare?: (server: FaultServer) => void };

/** People, of a vendor that knows whoever has a number. */
async function ask(
  { count = 1, config = {}, prepare }: Asked,
  itemFor: Parameters<typeof serveAggknowledge>[1] = found,
) {
  const server = await openFaultServer();
  serveAggknowledge(server, itemFor, 'environment' in config ? 'test' : 'live');
  prepare?.(server);
  const context = contextAt(provider, { ...configAt(server.url), ...config });
  return { server, asked: askByField(provider, people(count), context) };
}
const found = ({ pdlId = '' }: { pdlId?: string }) => ({ status: 'matched', data: { fullName: pdlId } });

const failureOf = async ({ asked }: Awaited<ReturnType<typeof ask>>): Promise<object> => {
  const error = (await asked.catch((error: unknown) => error)) as { code: string; failure: { kind: string } };
  return { code: error.code, kind: error.failure.kind };
};

describe('what Aggknowledge tells', () => {
  it('is what a field can hold; what none holds are facts', async () => {
    const server = await openFaultServer();
    serveAggknowledge(server, usualItem);
    const context = contextAt(provider, configAt(server.url));
    const [answer] = await askByField(provider, [lookup('1', 'company', { domain: 'acme.com' })], context);
    expect(answer).toMatchObject({ confidence: 0.7, costCents: 7, asOf: '2026-01-30' });
    expect(answer).toHaveProperty('fields', { name: 'Acme', domain: 'acme.com' });
    const legalForm = 'GmbH';
    const facts = { legalForm, incorporationDate: since, dissolvedOn: 'long ago' };
    expect(answer).toHaveProperty('facts', facts);
    expect(answer).toHaveProperty('normalized', {
      identity: { fullName: 'Acme' },
      legal: { legalForm, incorporationDate: '1951-04-01' },
      contacts: { domain: 'acme.com' },
    });
  });

  it('is settled by item: what failed says whether it is worth another try, and what it cost all the same', async () => {
    const error = { code: 'http_500', message: 'Their own source is down.' };
    const items = [
      { status: 'ambiguous' },
      { status: 'failed', isRetryable: true, error, cost: 2 },
      { status: 'failed', isRetryable: false, error: { code: 'Bad URL!', message: 'No profile.' } },
      { status: 'budget_stopped', isRetryable: true },
      { status: 'skipped' },
      { status: 'running' },
      { status: 'matched', data: 'what is it' },
    ];
    const { asked } = await ask({ count: items.length }, ({ metadata }) => items[Number(metadata.id)] ?? {});
    const answers = await asked;
    expect(answers).toMatchObject([
      { status: 'ambiguous', candidates: [] },
      { status: 'failed', code: 'http_500', isRetryable: true, costCents: 2 },
      { status: 'failed', code: 'failed', isRetryable: false },
      { status: 'failed', code: 'budget_stopped', isRetryable: false },
      { status: 'failed', code: 'skipped', isRetryable: false },
    ]);
    expect(answers[1]).toHaveProperty(
      'message',
      'Aggknowledge could not look this up: Their own source is down.',
    );
  });

  it('is read page by page, wherever their link leads', async () => {
    const { server, asked } = await ask({ count: 100 });
    expect((await asked).map(({ id }) => id)).toEqual(people(100).map(({ id }) => id));
    expect(server.callsTo(`${batches}/bat_1/items`).map(({ query }) => query)).toEqual([
      { limit: '50' },
      { limit: '50', cursor: '50' },
    ]);
  });
});

describe('a batch of theirs', () => {
  it('may come to no more than is set for it, and writes nothing', async () => {
    const { server, asked } = await ask({ count: 2, config: { costCents: 12 } });
    await asked;
    expect(server.callsTo(batches)).toMatchObject([
      {
        body: {
          apply: 'review',
          budget: 24,
          requests: [
            { pdlId: 'p0', metadata: { id: '0' } },
            { pdlId: 'p1', metadata: { id: '1' } },
          ],
        },
      },
    ]);
  });

  it('costs nothing in their environment test', async () => {
    const config = { environment: 'test' };
    const { server, asked } = await ask({ config });
    expect(await asked).toHaveLength(1);
    expect(server.calls[0]).toMatchObject({ path: '/v2/test/person/bulk-enrich' });
    expect(server.calls[0]?.body).not.toHaveProperty('budget');
    const set = (over: object) =>
      provider.asSet?.(provider.parseConfig?.({ ...configAt('http://a'), ...over }));
    expect(set(config)).toEqual({ costCents: 0, billed: 'never' });
    expect(set({ costCents: 3 })).toEqual({ costCents: 3, billed: 'for a match' });
    expect(provider.asSet?.(null)).toBeNull();
  });

  it('is sent once more, and not as another one, where it is unknown what became of it', async () => {
    const prepare = (server: FaultServer) => {
      const taken = { status: 202, body: { batchId: 'bat_1' } };
      server.on(batches, { fault: 'cut', body: taken.body }, taken);
      server.on(`${batches}/bat_1/items`, {
        body: { items: [{ metadata: { id: '0' }, status: 'no_match' }] },
      });
    };
    const { server, asked } = await ask({ prepare });
    expect(await asked).toMatchObject([{ status: 'no_match' }]);
    const keys = server.callsTo(batches).map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys)).toHaveLength(1);
    const twice = await ask({ prepare: ({ on }) => on(batches, { fault: 'hang up' }, { status: 409 }) });
    expect(await failureOf(twice)).toEqual({ code: 'connection_lost', kind: 'passing' });
  });

  it('is read again where a look at it goes wrong', async () => {
    const done = { body: { status: 'completed' } };
    const item = { body: { items: [{ metadata: { id: '0' }, status: 'no_match' }] } };
    const faults: Script[] = [{ fault: 'hang up' }, { body: '<html>' }, { status: 503 }, { body: {} }];
    const { asked } = await ask({
      prepare: ({ on }) => {
        on(`${batches}/bat_1`, ...faults, done);
        on(`${batches}/bat_1/items`, ...faults, item);
      },
    });
    expect(await asked).toMatchObject([{ status: 'no_match' }]);
  });

  it.each<[string, Script]>([
    ['is refused', { status: 401 }],
    ['is gone', { status: 404 }],
    ['makes nobody wait for so long', { status: 429, headers: { 'retry-after': '3600' } }],
    ['is answered with a web page only', { body: '<html>' }],
  ])('that was taken and then %s may have been billed', async (_, script) => {
    for (const path of [`${batches}/bat_1`, `${batches}/bat_1/items`]) {
      const asked = await ask({ prepare: ({ on }) => on(path, script) });
      expect(await failureOf(asked)).toEqual({ code: 'unfinished', kind: 'passing' });
    }
  });

  it('gives what there is of it where the rest cannot be read, or does not end', async () => {
    const page = {
      body: {
        items: [{ metadata: { id: '0' }, status: 'no_match' }],
        pagination: { nextLink: '/x?cursor=1' },
      },
    };
    const cut = await ask({
      count: 2,
      prepare: ({ on }) => on(`${batches}/bat_1/items`, page, { status: 400 }),
    });
    expect((await cut.asked).map(({ id }) => id)).toEqual(['0']);
    const endless = await ask({
      count: 2,
      prepare: ({ on }) => on(`${batches}/bat_1`, { body: { status: 'running' } }),
    });
    expect((await endless.asked).map(({ id }) => id)).toEqual(['0', '1']);
  });

  it('waits for a person where its address is wrong or nothing is set', async () => {
    const lost = await ask({ prepare: ({ on }) => on(batches, { status: 404 }) });
    expect(await failureOf(lost)).toEqual({ code: 'no_such_address', kind: 'refused' });
    const asked = askByField(provider, people(1), contextAt(provider, null));
    await expect(asked).rejects.toMatchObject({ code: 'invalid_config', failure: { kind: 'refused' } });
    expect(() => provider.parseConfig?.({ baseUrl: 'ftp://a' })).toThrow(/config\.baseUrl/);
  });
});
