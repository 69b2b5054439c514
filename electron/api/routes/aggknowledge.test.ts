// That a provider of the shape of our own /v2 is asked as /v2 wants it: here the vendor is this very API.
import { expect, it } from 'vitest';
import { provider } from '../../providers/aggknowledge.provider.ts';
import { askByField } from '../../providers/testing/ask-by-field.ts';
import { contextAt } from '../../providers/testing/provider-suite.ts';
import { openBackend } from '../../testing/backend.ts';
import { openFaultServer } from '../../testing/fault-server.ts';

it.each(['person', 'company'] as const)('asks another workbench for each %s', async (entity) => {
  const test = openBackend();
  const server = await openFaultServer();
  server.on('*', async ({ method, path, query, body, headers }) => {
    const sent = method === 'POST' ? body : undefined;
    const key = headers['idempotency-key'];
    const asked = `${path}?${new URLSearchParams(query).toString()}`;
    const keyed: Record<string, string> = typeof key === 'string' ? { 'idempotency-key': key } : {};
    const { status, body: answer } = await test.send(method, asked, sent, keyed);
    return { status, body: answer };
  });
  const lookups = Array.from({ length: 60 }, (_, at) => ({
    id: String(at + 1),
    entity,
    input: entity === 'person' ? { pdlId: `p${at}` } : { name: `Company ${at}`, countryCode: 'DE' },
  }));
  const config = { baseUrl: server.url, environment: 'test', pollMs: 20 };
  const answers = await askByField(provider, lookups, contextAt(provider, config));
  expect(answers.map(({ id }) => id)).toEqual(lookups.map(({ id }) => id));
  const matched = answers.flatMap((answer) => (answer.status === 'matched' ? [answer] : []));
  expect(matched.length).toBeGreaterThan(30);
  expect(matched[0]?.costCents).toBe(0);
  expect(Object.keys(matched[0]?.fields ?? {})).toContain(entity === 'person' ? 'fullName' : 'name');
});
