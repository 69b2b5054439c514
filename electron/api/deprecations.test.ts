import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineEndpoint } from '../../shared/contract/endpoint.ts';
import { allEndpoints } from '../../shared/contract/index.ts';
import { dataOf } from '../../shared/schema/common.ts';
import type { Identity } from './auth.ts';
import { deprecationsOf } from './deprecations.ts';
import { createMounter, mount } from './mount.ts';
import { openApp, requestOf, type TestApp } from './testing/open-app.ts';

const old = { deprecated: true, description: 'Use name instead.' };

const endpoint = defineEndpoint({
  name: 'createThing',
  method: 'POST',
  path: '/v1/things',
  permission: 'write:companies',
  summary: 'Make a thing.',
  query: z.strictObject({ label: z.string().optional().meta(old) }),
  body: z.strictObject({
    name: z.string(),
    title: z.string().meta(old).optional(),
    more: z.strictObject({ title: z.string().optional().meta(old) }).optional(),
  }),
  answer: dataOf(z.object({ name: z.string() })),
  idempotent: true,
});

let test: TestApp;
beforeAll(() => {
  test = openApp();
});
afterAll(() => test.close());

async function send(path: string, body: unknown, key?: string): Promise<{ deprecations?: string[] }> {
  const app = createMounter(test.services);
  mount(app, endpoint, (call) => call.commit(() => ({ data: { name: call.body.name } })));
  const actor = { id: 'usr_1', fullName: 'A', email: null };
  const identity: Identity = { kind: 'key', actor, permissions: ['write:companies'], expiresAtMs: null };
  const headers = key === undefined ? {} : { 'Idempotency-Key': key };
  const incoming = { identity, caller: { kind: 'local' as const }, requestId: 'r' };
  const response = await app.hono.fetch(requestOf('POST', path, { body, headers }), incoming);
  return (await response.json()) as { deprecations?: string[] };
}

describe('deprecations', () => {
  it('name what was sent, in the query, the body and within it, and say what to use', async () => {
    const { deprecations } = await send('/v1/things?label=x', {
      name: 'a',
      title: 't',
      more: { title: 't' },
    });
    expect(deprecations).toEqual([
      'label is deprecated. Use name instead.',
      'title is deprecated. Use name instead.',
      'more.title is deprecated. Use name instead.',
    ]);
  });

  it('are not there where nothing deprecated was sent', async () => {
    expect(await send('/v1/things', { name: 'a', more: {} })).toEqual({ data: { name: 'a' } });
  });

  it('are in the reply that an Idempotency-Key gives again', async () => {
    const first = await send('/v1/things', { name: 'a', title: 't' }, 'k');
    expect(first.deprecations).toHaveLength(1);
    expect(await send('/v1/things', { name: 'a', title: 't' }, 'k')).toEqual(first);
  });

  it('read every endpoint there is', () => {
    for (const each of allEndpoints) expect(deprecationsOf(each, {}, {})).toEqual([]);
  });
});
