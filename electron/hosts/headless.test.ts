import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHost, type Host } from './headless/testing.ts';
import { serveHeadless } from './headless.ts';

let host: Host;
beforeEach(async () => {
  host = await openHost();
});
afterEach(() => host.close());

const json = { 'content-type': 'application/json' };

describe('the headless host', () => {
  it('answers the API with a key, headers of the contract included', async () => {
    const key = host.test.makeKey(['read:companies']);
    const answer = await host.send('/v1/workspace', { headers: { authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(200);
    expect(answer.headers['x-ratelimit-remaining']).toBe('9999');
    expect(answer.headers['x-request-id']).toMatch(/^req_/);
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(JSON.parse(answer.text)).toMatchObject({ data: { companies: 0 } });
  });

  it('gives nobody anything without a key or a session', async () => {
    for (const path of ['/v1/workspace', '/v1/companies', '/v1/keys']) {
      expect((await host.send(path)).status).toBe(401);
    }
  });

  it('says what to do when the port is taken', async () => {
    const { backend, rendererDir } = { backend: {} as never, rendererDir: '.' };
    await expect(serveHeadless({ backend, rendererDir, port: host.port })).rejects.toThrow(
      'is in use. Choose another',
    );
  });

  it('streams a body in and refuses it at 20 MB so that the sender sees why', async () => {
    const key = host.test.makeKey(['write:companies']);
    const status = await new Promise((resolve, reject) => {
      const headers = { ...json, 'x-api-key': key, 'transfer-encoding': 'chunked' };
      const options = { host: '127.0.0.1', port: host.port, path: '/v1/companies', method: 'POST', headers };
      const request = httpRequest(options, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      const chunk = Buffer.alloc(1024 * 1024, 0x20);
      for (let sent = 0; sent < 40; sent += 1) request.write(chunk);
      request.end();
    });
    expect(status).toBe(413);
  });

  it('takes an ordinary body', async () => {
    const key = host.test.makeKey(['write:companies']);
    const headers = { ...json, 'x-api-key': key };
    const body = JSON.stringify({ name: 'Zoë & Søn' });
    const answer = await host.send('/v1/companies', { method: 'POST', headers, body });
    expect(JSON.parse(answer.text)).toMatchObject({ data: { name: 'Zoë & Søn' } });
  });
});

describe('Host', () => {
  const ours = [(port: number) => `127.0.0.1:${port}`, (port: number) => `localhost:${port}`];
  const foreign = [
    () => 'evil.example',
    (port: number) => `evil.example:${port}`,
    () => '127.0.0.1',
    () => 'localhost',
    (port: number) => `127.0.0.1:${port + 1}`,
    (port: number) => `127.0.0.1.nip.io:${port}`,
    (port: number) => `localhost.evil.example:${port}`,
    (port: number) => `[::1]:${port}`,
    (port: number) => `0.0.0.0:${port}`,
  ];

  it.each(ours)('of this host is served (%#)', async (name) => {
    expect((await host.send('/health', { headers: { host: name(host.port) } })).status).toBe(200);
  });

  it.each(foreign)(
    'of anything else is refused, for the API, the window and sign-in alike (%#)',
    async (name) => {
      const headers = { host: name(host.port) };
      for (const path of ['/health', '/', '/v1/workspace', new URL(host.headless.signIn).pathname]) {
        const answer = await host.send(path, { headers });
        expect(answer.status).toBe(421);
        expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'misdirected_request' } });
        expect(answer.headers['x-ratelimit-limit']).toBe('600');
        expect(answer.headers['x-request-id']).toBeTruthy();
      }
    },
  );

  it('must not be gone round by a target with an address of its own', async () => {
    const answer = await raw(
      host.port,
      `GET http://evil.example/health HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toContain('HTTP/1.1 421');
  });

  it('must be there once', async () => {
    expect(await raw(host.port, 'GET /health HTTP/1.0\r\n\r\n')).toContain('HTTP/1.1 421');
    expect(await raw(host.port, 'GET /health HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).toContain(
      '421',
    );
    const twice = `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect(await raw(host.port, twice)).toMatch(/HTTP\/1\.1 4(00|21)/);
  });
});

const raw = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.setTimeout(5000, () => socket.destroy(new Error(`no answer to ${text}`)));
  });

describe('Origin', () => {
  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1', 'file://'])(
    '%s is refused, with a key, with a session and for simple requests',
    async (origin) => {
      const cookie = await host.signIn();
      const key = host.test.makeKey(['write:companies']);
      const body = '{"name":"Mallory"}';
      const tries = [
        host.send('/v1/companies', { headers: { origin, cookie } }),
        host.send('/v1/companies', {
          method: 'POST',
          headers: { origin, cookie, 'content-type': 'text/plain' },
          body,
        }),
        host.send('/v1/companies', { method: 'POST', headers: { ...json, origin, 'x-api-key': key }, body }),
        host.send('/v1/companies', {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        }),
      ];
      for (const answer of await Promise.all(tries)) {
        expect(answer.status).toBe(403);
        expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'forbidden_origin' } });
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
    },
  );

  it('of this host is served, without any CORS header', async () => {
    const cookie = await host.signIn();
    for (const name of ['127.0.0.1', 'localhost']) {
      const headers = { cookie, origin: `http://${name}:${host.port}` };
      const answer = await host.send('/v1/companies', { headers });
      expect(answer.status).toBe(200);
      expect(Object.keys(answer.headers).filter((header) => header.startsWith('access-control'))).toEqual([]);
    }
  });

  it('that a browser leaves out, but calls cross-site or another port, gives the session no rights', async () => {
    const cookie = await host.signIn();
    for (const [site, status] of [
      ['cross-site', 401],
      ['same-site', 401],
      ['same-origin', 200],
      ['none', 200],
    ] as const) {
      const answer = await host.send('/v1/companies', { headers: { cookie, 'sec-fetch-site': site } });
      expect(answer.status).toBe(status);
    }
  });

  it('does not make a simple form post write', async () => {
    const cookie = await host.signIn();
    const headers = { cookie, 'content-type': 'text/plain' };
    const answer = await host.send('/v1/companies', { method: 'POST', headers, body: '{"name":"Mallory"}' });
    expect(answer.status).toBe(415);
  });
});

describe('the one-time sign-in', () => {
  const open = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });

  it('sets a strict cookie named with the port and leads to the window', async () => {
    const response = await open(host.headless.signIn);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      new RegExp(`^rowbench_${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    const headers = { cookie: `other=1; ${cookie.split(';')[0]}` };
    expect((await host.send('/v1/keys', { headers })).status).toBe(200);
  });

  it('works once', async () => {
    await open(host.headless.signIn);
    const again = await open(host.headless.signIn);
    expect(again.status).toBe(401);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await again.text()).toContain('used before');
  });

  it('is not used up by a wrong token or by HEAD, and is over after 10 minutes', async () => {
    expect((await open(`${host.headless.url}/sign-in?token=wrong`)).status).toBe(401);
    await fetch(host.headless.signIn, { method: 'HEAD', redirect: 'manual' });
    host.test.wait(10 * 60 * 1000);
    expect((await open(host.headless.signIn)).status).toBe(401);
  });

  it.each([
    ['/imports/new/src_1?step=file#top', '/imports/new/src_1?step=file#top'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/%0d%0aSet-Cookie:x=1', '/%0d%0aSet-Cookie:x=1'],
    ['/\r\nSet-Cookie: x=1', '/Set-Cookie:%20x=1'],
    ['/..//evil.example', '/'],
  ])('with next=%j lands on %j', async (next, location) => {
    const response = await open(`${host.headless.signIn}&next=${encodeURIComponent(next)}`);
    expect(response.headers.get('location')).toBe(location);
    expect(response.headers.getSetCookie()).toHaveLength(1);
  });

  it('can lead to a page that the host chose', async () => {
    const other = await openHost('/imports/new/src_1');
    expect((await open(other.headless.signIn)).headers.get('location')).toBe('/imports/new/src_1');
    await other.close();
  });

  it('does not count for a key that is sent beside the session', async () => {
    const cookie = await host.signIn();
    const key = host.test.makeKey(['read:companies']);
    expect((await host.send('/v1/keys', { headers: { cookie, 'x-api-key': key } })).status).toBe(403);
    expect((await host.send('/v1/keys', { headers: { cookie, 'x-api-key': 'wbk_wrong' } })).status).toBe(401);
  });
});

describe('the window’s files', () => {
  it('are served without a session under a strict policy', async () => {
    const answer = await host.send('/', { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<title>window</title>');
    expect(answer.headers['cache-control']).toBe('no-cache');
    const policy = String(answer.headers['content-security-policy']);
    for (const part of [
      "default-src 'self'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('with a hash in the name may be kept for good', async () => {
    const answer = await host.send('/assets/app-1a2b3c.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const head = await host.send('/assets/app-1a2b3c.js', { method: 'HEAD' });
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '10']);
  });

  it('stand in for every page of the window, but not for missing files or the API', async () => {
    const html = { headers: { accept: 'text/html,*/*;q=0.8' } };
    expect((await host.send('/imports/new/src_1', html)).text).toContain('<title>window</title>');
    expect((await host.send('/assets/gone.js')).status).toBe(404);
    expect((await host.send('/v1/nowhere', html)).headers['content-type']).toContain('application/json');
    expect((await host.send('/docs', html)).text).toContain('Rowbench API');
  });

  it.each([
    '/../rowbench-secret.txt',
    '/assets/../../rowbench-secret.txt',
    '/%2e%2e/rowbench-secret.txt',
    '/..%2frowbench-secret.txt',
    '/..%5crowbench-secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2frowbench-secret.txt',
    '//rowbench-secret.txt',
    '/index.html%00.js',
    '/%',
  ])('never include what lies outside: %s', async (path) => {
    const answer = await host.send(path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('secret\n');
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'not_found' } });
  });
});
