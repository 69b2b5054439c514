// Where a client goes and where not: names, redirects, and what goes along.
import { beforeEach, expect, test } from 'vitest';
import { openFaultServer, type FaultServer } from '../../testing/fault-server.ts';
import { testClients, testHttp } from '../../testing/provider-http.ts';
import { ProviderError } from '../provider.ts';
import type { HttpRequest } from './http-client.ts';

let server: FaultServer;
let other: FaultServer;
beforeEach(async () => {
  server = await openFaultServer();
  other = await openFaultServer();
});

const limits = { tries: 1 };
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (error: unknown) => {
      if (error instanceof ProviderError) return error.code;
      throw error;
    },
  );

/** As a provider that no person called their own. */
const ask = (url: string, addresses: readonly string[] = []) => {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const clients = testClients({
    limits: { ...limits, connectMs: 50 },
    resolve: (_, done) => done(null, found),
  });
  return codeOf(clients.send({ url }, { isLocalAllowed: false }));
};

const portOf = ({ url }: FaultServer): string => new URL(url).port;

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0x7f.0.0.1/',
  'https://2130706433/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://0.0.0.0/',
  'https://[fe80::1]/',
])('%s is refused', async (url) => {
  expect(await ask(url)).toBe('private_address');
});

test.each([['127.0.0.1'], ['169.254.169.254'], ['::ffff:10.0.0.1'], ['8.8.8.8', '192.168.0.1']])(
  'a name that leads to %s is refused',
  async (...addresses) => {
    expect(await ask(`https://vendor.example:${portOf(server)}/`, addresses)).toBe('private_address');
    expect(server.calls).toEqual([]);
  },
);

test('a name is looked up once for a connection, and never again before it is used', async () => {
  const asked: string[] = [];
  const clients = testClients({
    limits,
    resolve: (host, done) => {
      asked.push(host);
      done(null, [{ address: asked.length === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
    },
  });
  server.on('/', { body: 1 });
  const url = `http://vendor.example:${portOf(server)}/`;
  expect(await codeOf(clients.send({ url }, { isLocalAllowed: true }))).toBe('answered');
  expect(asked).toEqual(['vendor.example']);
  expect(await codeOf(clients.send({ url }, { isLocalAllowed: true }))).toBe('private_address');
});

test.each([
  ['http://8.8.8.8/', 'not_secure'],
  ['http://127.0.0.1/', 'private_address'],
  ['ftp://vendor.example/', 'bad_address'],
  ['file:///etc/passwd', 'bad_address'],
  ['https://user:pass@vendor.example/', 'bad_address'],
  ['vendor.example', 'bad_address'],
])('%s is %s', async (url, code) => {
  expect(await ask(url)).toBe(code);
});

test('a provider of one’s own is reached without https on this machine only', async () => {
  const clients = testClients({
    limits,
    resolve: (_, done) => done(null, [{ address: '8.8.8.8', family: 4 }]),
  });
  const own = (url: string) => codeOf(clients.send({ url }, { isLocalAllowed: true }));
  expect(await own('http://vendor.example/')).toBe('not_secure');
  expect(await own('http://169.254.169.254/')).toBe('private_address');
});

test('a name that is never found, and a host that speaks no TLS, count as offline', async () => {
  const silent = testClients({ limits: { ...limits, connectMs: 20 }, resolve: () => undefined });
  const own = { isLocalAllowed: true };
  expect(await codeOf(silent.send({ url: 'https://vendor.example/' }, own))).toBe('offline');
  const clients = testClients({ limits });
  const url = server.url.replace('http:', 'https:');
  expect(await codeOf(clients.send({ url }, own))).toBe('offline');
  expect(server.calls).toEqual([]);
});

const send = (request: Partial<HttpRequest>) =>
  testHttp({}, { limits }).send({ url: server.url, ...request });

test('follows redirects on the same host with all headers', async () => {
  server.on('/', { status: 302, headers: { location: '/next?a=1' } });
  server.on('/next', { body: ['there'] });
  expect((await send({ headers: { 'x-api-key': 'k' } })).json).toEqual(['there']);
  expect(server.callsTo('/next')).toMatchObject([
    { method: 'GET', query: { a: '1' }, headers: { 'x-api-key': 'k' } },
  ]);
});

test.each([
  [301, 'GET', null],
  [302, 'GET', null],
  [303, 'GET', null],
  [307, 'POST', { a: 1 }],
  [308, 'POST', { a: 1 }],
])('after %i a POST goes on as %s', async (status, method, body) => {
  server.on('/', { status, headers: { location: '/next' } });
  server.on('/next', { body: 1 });
  await send({ body: { a: 1 } });
  expect(server.callsTo('/next')).toMatchObject([{ method, body }]);
});

test('a redirect of a provider of one’s own does not lead into another place of this machine', async () => {
  server.on('/', { status: 302, headers: { location: `${other.url}/inside` } });
  expect(await codeOf(send({ headers: { 'x-api-key': 'k' } }))).toBe('private_address');
  expect(other.calls).toEqual([]);
});

test.each([
  ['https://169.254.169.254/', 'private_address'],
  ['http://8.8.8.8/', 'not_secure'],
  ['file:///etc/passwd', 'bad_address'],
  ['http://user:pass@127.0.0.1/', 'bad_address'],
  ['http://[', 'bad_redirect'],
])('a redirect to %s is %s', async (location, code) => {
  server.on('/', { status: 302, headers: { location } });
  expect(await codeOf(send({}))).toBe(code);
});

test('a body does not go to another host', async () => {
  server.on('/', { status: 307, headers: { location: 'https://vendor.example/' } });
  expect(await codeOf(send({ body: { a: 1 } }))).toBe('bad_redirect');
});

test('a ring of redirects comes to an end', async () => {
  server.on('/', { status: 302, headers: { location: '/' } });
  expect(await codeOf(send({}))).toBe('too_many_redirects');
  expect(server.calls).toHaveLength(6);
});
