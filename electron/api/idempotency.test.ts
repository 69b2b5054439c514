import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEndpoint } from '../../shared/contract/endpoint.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { createMounter, mount, type Mounter } from './mount.ts';
import { openApp, requestOf, type TestApp } from './testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp({ rateLimit: 10_000 });
});
afterEach(() => test.close());

const create = (idempotencyKey: string, body: unknown, key?: string): Promise<Response> =>
  test.send('POST', '/v1/companies', {
    body,
    headers: { 'Idempotency-Key': idempotencyKey },
    ...(key === undefined ? {} : { key }),
  });
const count = (table: string): unknown =>
  test.services.store.db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as ErrorBody).error.code;

describe('an Idempotency-Key', () => {
  it('gives the first response again and has no second effect', async () => {
    const first = await create('k', { name: 'Acme' });
    const again = await create('k', { name: 'Acme' });
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.status).toBe(first.status);
    expect(await again.text()).toBe(await first.text());
    expect(count('company')).toBe(1);
  });

  it('holds when 200 requests arrive at once', async () => {
    const responses = await Promise.all(Array.from({ length: 200 }, () => create('k', { name: 'Acme' })));
    const bodies = await Promise.all(responses.map((response) => response.text()));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(bodies).size).toBe(1);
    expect(responses.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1);
    expect(count('company')).toBe(1);
  });

  const importRows = (key: string, rows: number): Promise<Response> =>
    test.send('POST', '/v1/import/companies', {
      body: { rows: Array.from({ length: rows }, (_, at) => ({ name: `Company ${at}` })) },
      headers: { 'Idempotency-Key': key },
    });

  it('imports once when 200 requests arrive at once, and names one job', async () => {
    const responses = await Promise.all(Array.from({ length: 200 }, () => importRows('k', 3)));
    const bodies = await Promise.all(responses.map((response) => response.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('"created_count":3');
    expect([count('company'), count('import_job')]).toEqual([3, 1]);
  });

  it('launches one job when 50 requests for a large import arrive at once', async () => {
    const responses = await Promise.all(Array.from({ length: 50 }, () => importRows('k', 600)));
    const jobs = new Set<unknown>();
    for (const response of responses) {
      const body = (await response.json()) as { data?: { job_id: string } };
      expect([202, 409]).toContain(response.status);
      if (body.data) jobs.add(body.data.job_id);
    }
    expect(jobs.size).toBe(1);
    expect(count('import_job')).toBe(1);
    const later = (await (await importRows('k', 600)).json()) as { data: { job_id: string } };
    expect(jobs.has(later.data.job_id)).toBe(true);
  });

  it('holds across a restart', async () => {
    const first = await create('k', { name: 'Acme' });
    await test.restart();
    const again = await create('k', { name: 'Acme' });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await again.text()).toBe(await first.text());
  });

  it('is refused with another body, or on another route', async () => {
    await create('k', { name: 'Acme' });
    const other = await create('k', { name: 'Bolt' });
    expect(other.status).toBe(409);
    expect(await codeOf(other)).toBe('idempotency_conflict');
    expect(count('company')).toBe(1);
  });

  it('belongs to the API key that sent it', async () => {
    const keys = [test.makeKey(['write:companies']), test.makeKey(['write:companies'])] as const;
    expect((await create('k', { name: 'Acme' }, keys[0])).status).toBe(200);
    expect((await create('k', { name: 'Bolt' }, keys[1])).status).toBe(200);
    expect((await create('k', { name: 'Cord' })).status).toBe(200);
    expect(count('company')).toBe(3);
  });

  it('is free again where the request was refused', async () => {
    await create('other', { name: 'Taken' });
    const reader = test.makeKey(['read:companies']);
    expect((await create('k', { name: 'Acme', nonsense: 1 })).status).toBe(400);
    expect((await create('k', { name: 'Acme' }, reader)).status).toBe(403);
    expect((await create('k', { name: 'taken' })).status).toBe(409);
    expect((await create('k', { name: 'Acme', domain: 'not a domain' })).status).toBe(400);
    expect(count('idempotency')).toBe(1);
    expect((await create('k', { name: 'Acme' })).status).toBe(200);
  });

  it('is forgotten after 24 hours', async () => {
    await create('k', { name: 'Acme' });
    test.wait(24 * 3600 * 1000 - 1);
    expect((await create('k', { name: 'Bolt' })).status).toBe(409);
    test.wait(1);
    expect((await create('k', { name: 'Bolt' })).status).toBe(200);
    expect(count('idempotency')).toBe(1);
  });

  it('has 1 to 255 characters', async () => {
    expect((await create('k'.repeat(255), { name: 'Acme' })).status).toBe(200);
    for (const key of ['k'.repeat(256), '']) {
      const response = await create(key, { name: 'Bolt' });
      expect(response.status).toBe(400);
      expect(await codeOf(response)).toBe('validation_error');
    }
  });
});

const makeThing = defineEndpoint({
  name: 'makeThing',
  method: 'POST',
  path: '/things',
  permission: 'write:companies',
  summary: 'For this test.',
  body: z.strictObject({ name: z.string() }),
  answer: z.object({ name: z.string() }),
  idempotent: true,
});

describe('a route with an Idempotency-Key', () => {
  let app: Mounter;
  beforeEach(() => {
    app = createMounter(test.services);
  });

  const actor = { id: 'usr_1', fullName: 'Test', email: null };
  const post = (body: unknown = { name: 'a' }) =>
    app.hono.fetch(requestOf('POST', '/things', { body, headers: { 'Idempotency-Key': 'k' } }), {
      identity: { kind: 'owner', actor },
      caller: { kind: 'local' },
      requestId: 'r',
    });
  const failure = async (): Promise<unknown> => {
    app.hono.onError((error) => new Response(error.message, { status: 500 }));
    return (await post()).text();
  };

  it('refuses a second request while the first is still running, and is free once that failed', async () => {
    const gate = Promise.withResolvers<void>();
    mount(app, makeThing, async (call) => {
      await gate.promise;
      return call.commit(() => ({ name: call.body.name }));
    });
    app.hono.onError((error) => new Response(error.message, { status: 409 }));
    const first = post();
    const second = await post();
    expect(await second.text()).toContain('still running');
    gate.reject(new Error('broken off'));
    expect(await (await first).text()).toBe('broken off');
    const third = await post();
    expect(await third.text()).toBe('broken off');
  });

  it('stores neither key nor effect where the effect fails half way', async () => {
    mount(app, makeThing, (call) =>
      call.commit((db) => {
        db.sql("INSERT INTO user (id, full_name) VALUES ('usr_2', 'Half')").run();
        throw new Error('half way');
      }),
    );
    expect(await failure()).toBe('half way');
    expect(count('idempotency')).toBe(0);
    expect(test.services.store.db.raw.prepare("SELECT * FROM user WHERE id = 'usr_2'").get()).toBeUndefined();
  });

  it('fails where it answers without commit, with something else, twice or with a promise', async () => {
    mount(app, makeThing, () => ({ name: 'no commit' }));
    expect(await failure()).toContain('must answer what call.commit returned');
    app = createMounter(test.services);
    mount(app, makeThing, (call) => {
      call.commit(() => ({ name: 'one' }));
      return { name: 'other' };
    });
    expect(await failure()).toContain('must answer what call.commit returned');
    test.services.store.db.raw.exec('DELETE FROM idempotency');
    app = createMounter(test.services);
    mount(app, makeThing, (call) => {
      call.commit(() => ({ name: 'one' }));
      return call.commit(() => ({ name: 'two' }));
    });
    expect(await failure()).toContain('commits twice');
  });
});
