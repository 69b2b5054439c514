import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import { openApp, type SendOptions, type TestApp } from './testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp();
});
afterEach(() => test.close());

const network = { kind: 'network' } as const;
const errorOf = async (response: Response): Promise<ErrorBody['error']> =>
  ((await response.json()) as ErrorBody).error;

describe('every response', () => {
  const requests: [string, string, SendOptions, number][] = [
    ['GET', '/health', { caller: network }, 200],
    ['GET', '/v1/workspace', {}, 200],
    ['GET', '/v1/workspace', { caller: network }, 401],
    ['GET', '/nowhere', { caller: network }, 404],
    ['PUT', '/v1/companies', { body: {} }, 405],
    ['POST', '/v1/keys', { body: '{' }, 400],
    ['GET', '/openapi.json', { caller: network }, 200],
    ['GET', '/docs', { caller: network }, 200],
  ];

  it.each(requests)(
    'to %s %s %o carries the headers of the contract',
    async (method, path, options, status) => {
      const response = await test.send(method, path, options);
      expect(response.status).toBe(status);
      expect(response.headers.get('x-request-id')).toMatch(/^req_[0-9a-f-]{36}$/);
      expect(response.headers.get('x-ratelimit-limit')).toBe('600');
      expect(response.headers.get('x-ratelimit-remaining')).toBe('600');
      expect(response.headers.get('x-ratelimit-reset')).toBe(String(test.services.clock.now() / 1000));
      expect(response.headers.get('content-length')).toBe(String((await response.arrayBuffer()).byteLength));
    },
  );

  it('gives back the request id that it was sent', async () => {
    const headers = { 'X-Request-ID': 'my id 42' };
    const response = await test.send('GET', '/v1/companies/none', { headers });
    expect(response.headers.get('x-request-id')).toBe('my id 42');
    expect((await errorOf(response)).requestId).toBe('my id 42');
  });

  it.each(['x'.repeat(129), 'tab\there', 'caf\u00e9'])(
    'makes its own request id in place of %o',
    async (id) => {
      const response = await test.send('GET', '/health', { headers: { 'X-Request-ID': id } });
      expect(response.headers.get('x-request-id')).toMatch(/^req_/);
    },
  );

  it('answers HEAD like GET without a body', async () => {
    const response = await test.send('HEAD', '/health');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect((await test.send('HEAD', '/nowhere')).body).toBeNull();
  });
});

describe('an error', () => {
  it('is the envelope of the contract', async () => {
    const error = await errorOf(await test.send('GET', '/nowhere'));
    expect(error).toEqual({
      code: 'not_found',
      message: 'There is nothing at /nowhere. GET /docs lists what there is.',
      documentationUrl: 'http://127.0.0.1:4000/docs#error-not_found',
      requestId: expect.any(String),
      timestamp: '2026-03-01T12:00:00.000Z',
    });
  });

  it('names the methods that a path takes', async () => {
    const response = await test.send('PUT', '/v1/companies', { body: {} });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await errorOf(response)).message).toContain('Use GET, HEAD, POST');
    expect((await test.send('POST', '/docs', { body: {} })).headers.get('allow')).toBe('GET, HEAD');
  });

  it('finds nothing at a path that lacks its id', async () => {
    expect((await test.send('GET', '/v1/companies/', {})).status).toBe(404);
  });

  it('of the program itself tells nothing and is logged without what it quotes', async () => {
    test.services.store.db.raw.exec('DROP TABLE api_key');
    const response = await test.send('GET', '/v1/keys');
    const error = await errorOf(response);
    expect(response.status).toBe(500);
    expect(error.code).toBe('internal_error');
    expect(JSON.stringify(error)).not.toMatch(/api_key|SELECT|at /);
    expect(test.logged).toHaveLength(1);
    expect(test.logged[0]?.facts?.['requestId']).toBe(error.requestId);
    expect(JSON.stringify(test.logged)).not.toContain('no such table');
  });

  it('comes also where the caller cannot be looked up', async () => {
    test.services.store.db.raw.exec('DROP TABLE api_key');
    const response = await test.send('GET', '/health', { key: 'wbk_anything' });
    expect(response.status).toBe(500);
    expect(response.headers.get('x-ratelimit-limit')).toBe('600');
  });
});

describe('a key', () => {
  it('is taken as a bearer token and as x-api-key', async () => {
    const key = test.makeKey(['read:companies']);
    expect((await test.send('GET', '/v1/workspace', { key })).status).toBe(200);
    const headers = { 'x-api-key': key };
    expect((await test.send('GET', '/v1/workspace', { caller: network, headers })).status).toBe(200);
  });

  it('that is missing, unknown, revoked or expired gives 401 and says which', async () => {
    const expiring = test.makeKey(['read:companies'], 1000);
    const body = { name: 'revoked', permissions: ['read:companies'] };
    const made = (await (await test.send('POST', '/v1/keys', { body })).json()) as {
      data: { id: string; key: string };
    };
    const revoked = made.data.key;
    expect((await test.send('DELETE', `/v1/keys/${made.data.id}`)).status).toBe(200);
    test.wait(1000);
    const tries: [string | undefined, string][] = [
      [undefined, 'Send an API key'],
      ['wbk_unknown', 'not known'],
      [revoked, 'revoked'],
      [expiring, 'expired'],
    ];
    for (const [key, why] of tries) {
      const response = await test.send('GET', '/v1/workspace', { caller: network, ...(key ? { key } : {}) });
      expect(response.status).toBe(401);
      const error = await errorOf(response);
      expect(error.code).toBe('invalid_key');
      expect(error.message).toContain(why);
    }
  });

  it('is asked for before the body is looked at', async () => {
    const response = await test.send('POST', '/v1/companies', { caller: network, body: '{ broken' });
    expect(response.status).toBe(401);
  });

  it('without the permission gives 403 and names it', async () => {
    const key = test.makeKey(['read:companies']);
    const response = await test.send('POST', '/v1/companies', { key, body: '{ broken' });
    expect(response.status).toBe(403);
    expect((await errorOf(response)).details).toEqual({ required: 'write:companies' });
  });

  it('is shown once and stored as a hash only', async () => {
    const made = await test.send('POST', '/v1/keys', {
      body: { name: 'script', permissions: ['read:jobs'] },
      headers: { 'Idempotency-Key': 'once' },
    });
    const { data } = (await made.json()) as { data: { key: string; id: string; hint: string } };
    expect(data.key).toMatch(/^wbk_[\w-]{43}$/);
    expect(data.key.startsWith(data.hint)).toBe(true);
    const { raw } = test.services.store.db;
    const tables = ['api_key', 'idempotency'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all());
    expect(JSON.stringify(tables)).not.toContain(data.key);
    expect(await (await test.send('GET', '/v1/keys')).text()).not.toContain(data.key);
  });

  it('remembers when it was last used, to the minute', async () => {
    const key = test.makeKey(['admin']);
    const lastUsed = async (): Promise<string | null | undefined> => {
      const listed = (await (await test.send('GET', '/v1/keys')).json()) as {
        data: { items: { lastUsedAt: string | null }[] };
      };
      return listed.data.items[0]?.lastUsedAt;
    };
    expect(await lastUsed()).toBeNull();
    await test.send('GET', '/v1/keys', { key });
    test.wait(59_000);
    await test.send('GET', '/v1/keys', { key });
    expect(await lastUsed()).toBe('2026-03-01T12:00:00.000Z');
    test.wait(1000);
    await test.send('GET', '/v1/keys', { key });
    expect(await lastUsed()).toBe('2026-03-01T12:01:00.000Z');
  });

  it('must expire in the future', async () => {
    const body = { name: 'late', permissions: ['read:jobs'], expiresAt: '2026-03-01T11:00:00Z' };
    const error = await errorOf(await test.send('POST', '/v1/keys', { body }));
    expect(error.details?.issues?.[0]).toMatchObject({ path: 'expiresAt', code: 'in_the_past' });
  });
});

describe('keys', () => {
  it('are listed page by page', async () => {
    for (let made = 0; made < 5; made += 1) test.makeKey(['read:jobs']);
    const ids: string[] = [];
    let link: string | undefined = '/v1/keys?limit=2';
    let pages = 0;
    while (link) {
      const answer = (await (await test.send('GET', link)).json()) as {
        data: { items: { id: string }[]; pagination: { nextLink?: string } };
      };
      link = answer.data.pagination.nextLink;
      ids.push(...answer.data.items.map(({ id }) => id));
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(new Set(ids).size).toBe(5);
  });

  it('that do not exist cannot be revoked', async () => {
    expect((await test.send('DELETE', '/v1/keys/key_none')).status).toBe(404);
  });
});

describe('a request that is not valid', () => {
  const issuesOf = async (response: Response) => {
    expect(response.status).toBe(400);
    return (await errorOf(response)).details?.issues;
  };

  it('gets one issue for each thing to change, unknown fields included', async () => {
    const body = { name: '', permissions: ['read:everything'], colour: 'red', expiresAt: 7 };
    const issues = await issuesOf(await test.send('POST', '/v1/keys', { body }));
    expect(issues).toEqual(
      expect.arrayContaining([
        { path: 'name', code: 'too_small', message: 'This must not be empty.' },
        {
          path: 'permissions.0',
          code: 'invalid_value',
          message: expect.stringContaining('"read:companies"'),
        },
        { path: 'expiresAt', code: 'invalid_type', message: 'Send a string, not a number.' },
        {
          path: 'colour',
          code: 'unknown_field',
          message: 'There is no field "colour" here. Remove it or check its spelling.',
        },
      ]),
    );
  });

  it('says what is missing', async () => {
    const issues = await issuesOf(await test.send('POST', '/v1/keys'));
    expect(issues).toContainEqual({ path: 'name', code: 'required', message: 'This is required. Send it.' });
  });

  it.each(['nonsense=1', 'limit=2&limit=3', 'limit=many', 'limit=0', 'limit=101', '__proto__=1'])(
    'is refused for the query %s',
    async (query) => {
      expect(await issuesOf(await test.send('GET', `/v1/keys?${query}`))).toHaveLength(1);
    },
  );

  it('is refused for a property named __proto__', async () => {
    const body = '{"name":"x","permissions":["admin"],"__proto__":{"a":1}}';
    expect(await issuesOf(await test.send('POST', '/v1/keys', { body }))).toContainEqual(
      expect.objectContaining({ path: '__proto__', code: 'unknown_field' }),
    );
  });

  it('is refused for text that is no JSON or no UTF-8', async () => {
    expect(await issuesOf(await test.send('POST', '/v1/keys', { body: '{"name"' }))).toHaveLength(1);
    const request = new Request('http://127.0.0.1:4000/v1/keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"name":"caf\xe9"}', 'latin1'),
    });
    expect(await issuesOf(await test.app(request, { kind: 'local' }))).toHaveLength(1);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'gets 415 for a body of type %o',
    async (type) => {
      const response = await test.send('POST', '/v1/keys', { body: '{}', headers: { 'content-type': type } });
      expect(response.status).toBe(415);
    },
  );

  it('takes JSON with a charset and with a +json type', async () => {
    for (const type of ['application/json; charset=utf-8', 'application/vnd.api+json']) {
      const body = { name: 'typed', permissions: ['read:jobs'] };
      const response = await test.send('POST', '/v1/keys', { body, headers: { 'content-type': type } });
      expect(response.status).toBe(200);
    }
  });
});

describe('a body over 20 MB', () => {
  const endless = () => {
    const seen = { bytes: 0, cancelled: false };
    const chunk = new Uint8Array(1024 * 1024).fill(0x20);
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        seen.bytes += chunk.byteLength;
        controller.enqueue(chunk);
      },
      cancel() {
        seen.cancelled = true;
      },
    });
    return { seen, stream };
  };

  const post = (body: ReadableStream<Uint8Array>, headers: Record<string, string> = {}) =>
    test.app(
      new Request('http://127.0.0.1:4000/v1/companies', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        duplex: 'half',
      }),
      { kind: 'local' },
    );

  it('is counted on the stream and let go at the limit', async () => {
    const { seen, stream } = endless();
    const response = await post(stream);
    expect(response.status).toBe(413);
    expect((await errorOf(response)).code).toBe('payload_too_large');
    expect(seen.cancelled).toBe(true);
    expect(seen.bytes).toBeLessThan(24 * 1024 * 1024);
  });

  it('is refused by its length without reading it', async () => {
    const { seen, stream } = endless();
    const response = await post(stream, { 'content-length': String(20 * 1024 * 1024 + 1) });
    expect(response.status).toBe(413);
    expect(seen.bytes).toBeLessThan(3 * 1024 * 1024);
  });

  it('is counted although its stated length is small', async () => {
    expect((await post(endless().stream, { 'content-length': '10' })).status).toBe(413);
  });

  it('that breaks off is a mistake of the request, not of the program', async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error('aborted'));
      },
    });
    expect((await post(stream)).status).toBe(400);
    expect(test.logged).toEqual([]);
  });

  it('is taken at exactly 20 MB', async () => {
    const body = `${' '.repeat(20 * 1024 * 1024 - 16)}{"name":"Acme"} `;
    expect(Buffer.byteLength(body)).toBe(20 * 1024 * 1024);
    expect((await test.send('POST', '/v1/companies', { body })).status).toBe(200);
  });
});
