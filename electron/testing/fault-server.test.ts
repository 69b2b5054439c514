import { expect, test } from 'vitest';
import { openFaultServer } from './fault-server.ts';

test('answers by script in order, goes on with the last, and keeps every call', async () => {
  const server = await openFaultServer();
  server.on('/a', { status: 503 }, { body: { ok: true } });
  server.on('*', (call, times) => ({ body: { path: call.path, times } }));
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${server.url}${path}`, init);
    return { status: answer.status, body: await answer.json() };
  };
  expect((await ask('/a?q=1')).status).toBe(503);
  expect(await ask('/a', { method: 'POST', body: '{"n":1}' })).toEqual({ status: 200, body: { ok: true } });
  expect((await ask('/a')).status).toBe(200);
  expect((await ask('/b')).body).toEqual({ path: '/b', times: 1 });
  expect(server.calls).toHaveLength(4);
  expect(server.callsTo('/a')[0]).toMatchObject({ method: 'GET', query: { q: '1' } });
  expect(server.callsTo('/a')[1]).toMatchObject({ method: 'POST', body: { n: 1 } });
});

test.each(['hang up', 'cut'] as const)('can %s', async (fault) => {
  const server = await openFaultServer();
  server.on('/', { fault, body: { long: 'x'.repeat(1000) } });
  await expect(fetch(server.url).then((answer) => answer.text())).rejects.toBeInstanceOf(TypeError);
});

test('can drip and hang', async () => {
  const server = await openFaultServer();
  server.on('/drip', { body: 'abcdef', drip: { bytes: 2, everyMs: 1 } });
  expect(await (await fetch(`${server.url}/drip`)).text()).toBe('abcdef');
  server.on('/hang', { fault: 'hang' });
  await expect(fetch(`${server.url}/hang`, { signal: AbortSignal.timeout(30) })).rejects.toThrow(/timeout/);
});
