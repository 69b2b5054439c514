// Who may have a batch write records by itself: whoever may write them, not everybody who may look something up.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Permission } from '../../../shared/permissions.ts';
import type { EnrichItem } from '../../../shared/schema/enrichment.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = openApp();
  await test.send('POST', '/v1/companies', { body: { name: 'Acme', domain: 'a.example' } });
});
afterAll(() => test.close());

const send = (path: string, body: object, permissions: Permission[]) =>
  test.send('POST', path, { key: test.makeKey(permissions), caller: { kind: 'network' }, body });

const applied = ['fill_empty', 'overwrite'] as const;
const byRequests = [
  {
    path: '/v2/test/company/bulk-enrich',
    requests: [{ domain: 'a.example' }],
    required: 'write:companies',
    other: 'write:people',
  },
  {
    path: '/v2/test/person/bulk-enrich',
    requests: [{ pdlId: 'abc' }],
    required: 'write:people',
    other: 'write:companies',
  },
] as const;
const cases = [
  ...byRequests,
  {
    path: '/v1/enrichment/batches',
    entity: 'company',
    query: {},
    providers: ['domain-facts'],
    required: 'write:companies',
    other: 'write:people',
  },
] as const;

it.each(cases)('$path writes records only with $required', async ({ path, required, other, ...body }) => {
  for (const apply of applied) {
    const refused = await send(path, { ...body, apply }, ['write:enrich', 'read:companies', other]);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { details: { required } } });
    const key: Permission[] = ['write:enrich', 'read:companies', required];
    expect((await send(path, { ...body, apply }, key)).status).toBe(202);
  }
  expect((await send(path, { ...body, apply: 'review' }, ['write:enrich'])).status).toBe(202);
});

it.each(byRequests)('$path is set going again only with $required', async (given) => {
  const { path, required, other, requests } = given;
  const may: Permission[] = ['write:enrich', 'read:enrichment', required];
  const mayNot: Permission[] = ['write:enrich', 'read:enrichment', other];
  const { batchId } = (await (await send(path, { requests, apply: 'overwrite' }, may)).json()) as {
    batchId: string;
  };
  const batch = `${path}/${batchId}`;
  const listed = await test.send('GET', `${batch}/items`);
  const { items } = (await listed.json()) as { items: EnrichItem[] };
  const retried = `/v1/enrichment/batches/${batchId}/items/${items[0]?.id}/retry`;
  for (const again of [`${batch}/resume`, `${batch}/retry-failed`, retried]) {
    const refused = await send(again, {}, mayNot);
    expect([again, refused.status]).toEqual([again, 403]);
    expect(await refused.json()).toMatchObject({ error: { details: { required } } });
    // Perhaps there is nothing to do, but it is not for want of the right.
    expect([200, 409]).toContain((await send(again, {}, may)).status);
  }
  expect((await send(`${batch}/cancel`, {}, mayNot)).status).not.toBe(403);
});
