import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { openFaultServer, type FaultServer } from '../../testing/fault-server.ts';
import { fakeTiming, testClients, testHttp } from '../../testing/provider-http.ts';
import type { ProviderFailure } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import type { HttpRequest } from './http-client.ts';
import { usualLimits, type HttpLimits } from './limits.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await openFaultServer();
});

const quick = { backoffMs: 1, tries: 1 };
const ask = (path: string, limits: Partial<HttpLimits> = {}, more: Partial<HttpRequest> = {}) =>
  testHttp({}, { limits: { ...quick, ...limits } }).send({ url: `${server.url}${path}`, ...more });

async function faultOf(
  asked: Promise<unknown>,
): Promise<{ code: string; failure: ProviderFailure; message: string }> {
  const error: unknown = await asked.then(
    () => new Error('It was answered.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw error;
  return { code: error.code, failure: error.failure, message: error.message };
}

test('sends JSON and reads what comes back', async () => {
  server.on('/v1', { status: 202, headers: { 'x-left': '3' }, body: { batchId: 'Ä' } });
  const answer = await ask(
    '/v1?q=a%20b',
    {},
    { body: { name: 'Ünï' }, headers: { 'X-Api-Key': 'k', Host: 'evil' } },
  );
  expect(answer).toMatchObject({ status: 202, json: { batchId: 'Ä' } });
  expect(answer.headers.get('x-left')).toBe('3');
  expect(server.calls).toMatchObject([
    {
      method: 'POST',
      query: { q: 'a b' },
      body: { name: 'Ünï' },
      headers: { 'x-api-key': 'k', 'content-type': 'application/json' },
    },
  ]);
  expect(server.calls[0]?.headers.host).toBe(new URL(server.url).host);
});

const packed = { found: 'x'.repeat(5000) };
test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const)('unpacks %s', async (packing, pack) => {
  server.on('/', { headers: { 'content-encoding': packing }, body: pack(JSON.stringify(packed)) });
  expect((await ask('/')).json).toEqual(packed);
});

const page = '<!doctype html><title>Sign in</title>';
const odd: [string, Parameters<FaultServer['on']>[1], string, ProviderFailure['kind']][] = [
  ['a web page', { body: page }, 'not_json', 'passing'],
  ['text', { body: 'OK, fine' }, 'not_json', 'passing'],
  ['bytes that are no UTF-8', { body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }, 'not_json', 'passing'],
  ['nothing', { body: '' }, 'empty_answer', 'passing'],
  ['truncated JSON', { body: '{"data":[{"id":1},{"i' }, 'broken_off', 'passing'],
  ['JSON cut between two values', { body: '{"data":[{"id":1}' }, 'broken_off', 'passing'],
  ['a packing that nobody knows', { headers: { 'content-encoding': 'zstd' } }, 'not_json', 'passing'],
  ['a packing that is none', { headers: { 'content-encoding': 'gzip' }, body: '{}' }, 'not_json', 'passing'],
  ['a body that is cut', { fault: 'cut', body: packed }, 'connection_lost', 'passing'],
  ['a connection that is cut', { fault: 'hang up' }, 'connection_lost', 'passing'],
  ['too much', { body: Buffer.alloc(3000, '1') }, 'too_large', 'final'],
  [
    'too much that says so',
    { headers: { 'content-length': '3000' }, body: Buffer.alloc(3000) },
    'too_large',
    'final',
  ],
  [
    'little that unpacks to too much',
    { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(1e6)) },
    'too_large',
    'final',
  ],
  ['no answer', { fault: 'hang' }, 'timeout', 'passing'],
  ['drops', { body: packed, drip: { bytes: 1, everyMs: 5 } }, 'too_slow', 'passing'],
  ['401', { status: 401, body: page }, 'http_401', 'refused'],
  ['402', { status: 402 }, 'http_402', 'refused'],
  ['403', { status: 403 }, 'http_403', 'refused'],
  ['408', { status: 408 }, 'http_408', 'passing'],
  ['500', { status: 500, body: page }, 'http_500', 'passing'],
  ['503 with a time', { status: 503, headers: { 'retry-after': '7' } }, 'http_503', 'limited'],
  ['504, when it may have been done', { status: 504 }, 'gateway_timeout', 'passing'],
  ['429', { status: 429 }, 'http_429', 'limited'],
];
const small = { bytes: 2000, wholeMs: 300, slowest: { bytes: 100, perMs: 60 } };

test.each(odd)('%s is a fault of the call', async (_, script, code, kind) => {
  server.on('/', script);
  const limits = code === 'connection_lost' ? { ...small, bytes: 1e5 } : small;
  const fault = await faultOf(ask('/', limits));
  expect([fault.code, fault.failure.kind]).toEqual([code, kind]);
  expect(fault.message).toMatch(/Test/);
});

test.each([
  ['404 with a web page', { status: 404, body: page }, { status: 404, json: null }],
  ['400 with the reason', { status: 400, body: { error: 'x' } }, { status: 400, json: { error: 'x' } }],
  ['200 with an error in it', { body: { error: 'x' } }, { status: 200, json: { error: 'x' } }],
  ['JSON behind a BOM', { body: '\uFEFF[1]' }, { status: 200, json: [1] }],
])('%s is for the provider to judge', async (_, script, answer) => {
  server.on('/', script);
  expect(await ask('/')).toMatchObject(answer);
});

test('asks again with growing, random waits after an answer that cannot have been billed', async () => {
  server.on('/', { status: 503 }, { status: 502 }, { status: 408 }, { body: { ok: true } });
  const timing = fakeTiming();
  const limits = { backoffMs: 1000, tries: 4 };
  const http = testHttp({}, { timing, limits, random: () => 0.5 });
  expect((await http.send({ url: server.url })).json).toEqual({ ok: true });
  expect(timing.slept).toEqual([500, 1000, 2000]);
});

test('gives up after so many tries', async () => {
  server.on('/', { status: 500 });
  expect((await faultOf(ask('/', { tries: 3 }))).code).toBe('http_500');
  expect(server.calls).toHaveLength(3);
});

test('asks again after a broken connection only where that costs nothing', async () => {
  server.on('/', { fault: 'hang up' }, { body: 1 });
  expect((await faultOf(ask('/', { tries: 3 }))).code).toBe('connection_lost');
  expect(server.calls).toHaveLength(1);
  const free = testHttp({ billed: 'never' }, { limits: { tries: 2, backoffMs: 1 } });
  server.on('/free', { fault: 'hang up' }, { body: 1 });
  expect((await free.send({ url: `${server.url}/free` })).json).toBe(1);
});

test('a host where nobody listens counts as offline', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const fault = await faultOf(
    testHttp({}, { limits: { tries: 2 } }).send({ url: `http://127.0.0.1:${port}` }),
  );
  expect(fault).toMatchObject({
    code: 'offline',
    failure: { kind: 'passing' },
    message: expect.stringContaining('ECONNREFUSED') as string,
  });
});

test('waits as long as the provider says, once for everybody', async () => {
  server.on('/', { status: 429, headers: { 'retry-after': '7' } }, { body: 1 });
  const timing = fakeTiming();
  const http = testHttp({}, { timing, random: () => 0 });
  await http.send({ url: server.url });
  expect(timing.slept).toEqual([7000]);
});

test('gives a long wait back, and asks nobody before it is over', async () => {
  server.on('/', { status: 429, headers: { 'x-ratelimit-reset': '3600' } }, { body: 1 });
  const timing = fakeTiming();
  const http = testHttp({}, { timing });
  const url = server.url;
  expect((await faultOf(http.send({ url }))).failure).toEqual({ kind: 'limited', retryAfterMs: 3_600_000 });
  timing.pass(3_599_000 - usualLimits.waitMs);
  timing.setBy(7_200_000);
  expect((await faultOf(http.send({ url }))).failure).toEqual({ kind: 'limited', retryAfterMs: 21_000 });
  expect(server.calls).toHaveLength(1);
  timing.pass(21_000);
  expect((await http.send({ url })).json).toBe(1);
});

test('a call that is still connecting when the provider names a time is not sent', async () => {
  server.on('/', { status: 429, headers: { 'retry-after': '7' } }, { body: 1 });
  let connect = (): void => undefined;
  const isRefused = new Promise<void>((resolve) => (connect = resolve));
  const hosts: string[] = [];
  const clients = testClients({
    limits: { waitMs: 1000 },
    random: () => 0,
    resolve: (host, done) => {
      const found = (): void => done(null, [{ address: '127.0.0.1', family: 4 }]);
      if (hosts.push(host) === 1) found();
      else void isRefused.then(found);
    },
  });
  const url = server.url.replace('127.0.0.1', 'vendor.example');
  const send = () => faultOf(clients.send({ url }, { isLocalAllowed: true }));
  const [first, second] = [send(), send()];
  expect(await first).toMatchObject({ code: 'http_429' });
  connect();
  expect(await second).toMatchObject({ failure: { kind: 'limited', retryAfterMs: 7000 } });
  expect(hosts).toHaveLength(2);
  expect(server.calls).toHaveLength(1);
});

test('a stopped batch ends its call', async () => {
  server.on('/', { fault: 'hang' });
  const given = new AbortController();
  const asked = testHttp({}, {}, given.signal).send({ url: server.url });
  await expect.poll(() => server.calls.length).toBe(1);
  given.abort(new Error('stopped'));
  await expect(asked).rejects.toThrow('stopped');
});

test('the log holds neither keys nor values', async () => {
  const lines: string[] = [];
  const log = (...line: unknown[]): void => void lines.push(JSON.stringify(line));
  server.on('*', { status: 500, body: { echo: 'SECRET' } });
  const http = testHttp({}, { log, limits: { tries: 2, backoffMs: 1 } });
  const url = `${server.url}/SECRET/path?key=SECRET&name=SECRET`;
  const fault = await faultOf(
    http.send({ url, headers: { authorization: 'Bearer SECRET' }, body: { a: 'SECRET' } }),
  );
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject([
    'warn',
    'provider_called',
    { method: 'POST', parameters: ['key', 'name'], status: 500, attempt: 1 },
  ]);
  expect(`${lines.join()} ${JSON.stringify(fault)}`).not.toContain('SECRET');
});

test.each([{ 'x-key': 'a\nb: c' }, { 'bad name': 'x' }, { 'x-key': '€' }])(
  'a header that cannot be sent is refused without its value',
  async (headers) => {
    const fault = await faultOf(ask('/', {}, { headers }));
    expect(fault).toMatchObject({ code: 'bad_request', failure: { kind: 'final' } });
    expect(server.calls).toEqual([]);
  },
);

test('a key that is sent back stays outside', async () => {
  const key = 'test-key';
  const user = Buffer.from(`${key}:`).toString('base64');
  server.on('/', { body: { echo: { authorization: `Basic ${user}`, url: `/?k=${key}` }, found: 1 } });
  expect((await ask('/')).json).toEqual({
    echo: { authorization: 'Basic [key]', url: '/?k=[key]' },
    found: 1,
  });
});
