import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { assert, asyncProperty, uint8Array } from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import {
  createPortClient,
  MAX_REQUEST_BYTES,
  servePort,
  type FramePort,
  type PortClient,
} from './port-bridge.ts';

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

const adapt = (port: MessagePort): FramePort => ({
  post: (frame) => port.postMessage(frame),
  listen: (listener) => port.on('message', listener),
});

function bridge(handler: (request: Request) => Promise<Response>): PortClient {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  servePort(adapt(port2), handler);
  return createPortClient(adapt(port1));
}

const url = 'app://workbench/v1/companies?q=a%20b';

test('method, address, headers and body arrive as they were sent', async () => {
  let seen: Request | undefined;
  const client = bridge((request) => {
    seen = request;
    return Promise.resolve(Response.json({ ok: true }, { status: 202, headers: { 'x-request-id': 'r1' } }));
  });
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'k' };
  const response = await client.fetch(new Request(url, { method: 'POST', headers, body: '{"name":"Ünï"}' }));
  expect(seen?.method).toBe('POST');
  expect(seen?.url).toBe(url);
  expect(seen?.headers.get('idempotency-key')).toBe('k');
  expect(await seen?.json()).toEqual({ name: 'Ünï' });
  expect(response.status).toBe(202);
  expect(response.headers.get('x-request-id')).toBe('r1');
  expect(await response.json()).toEqual({ ok: true });
});

test('any bytes come back the same, with their exact length', async () => {
  const client = bridge(async (request) => new Response(await request.arrayBuffer()));
  await assert(
    asyncProperty(uint8Array({ maxLength: 5000 }), async (bytes) => {
      const body = new Uint8Array(bytes);
      const response = await client.fetch(new Request(url, { method: 'PUT', body }));
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(body);
    }),
    { numRuns: 50 },
  );
});

test('answers reach the call they belong to, in whatever order they come', async () => {
  const client = bridge(async (request) => {
    const delay = Number(new URL(request.url).searchParams.get('delay'));
    await new Promise((resolve) => setTimeout(resolve, delay));
    return new Response(String(delay));
  });
  const ask = (delay: number) => client.fetch(new Request(`app://workbench/v1/x?delay=${delay}`));
  const answers = await Promise.all([20, 0, 10].map(async (delay) => (await ask(delay)).text()));
  expect(answers).toEqual(['20', '0', '10']);
});

test('an answer without a body stays without one', async () => {
  const client = bridge(() => Promise.resolve(new Response(null, { status: 204 })));
  const response = await client.fetch(new Request(url, { method: 'DELETE' }));
  expect(response.status).toBe(204);
  expect(response.headers.get('content-length')).toBeNull();
});

test('a body over the limit is refused before it is held whole', async () => {
  const client = bridge(() => Promise.resolve(new Response('reached')));
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1024 * 1024;
      controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  const init = {
    method: 'POST',
    body: endless,
    duplex: 'half' as const,
    headers: { 'x-request-id': 'mine' },
  };
  const response = await client.fetch(new Request(url, init));
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ error: { code: 'payload_too_large', requestId: 'mine' } });
  expect(sent).toBeLessThan(MAX_REQUEST_BYTES + 3 * 1024 * 1024);
});

test('a handler or body that fails is answered with an envelope that tells nothing of the inside', async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new Error('secret path')) });
  const failures = [
    () => Promise.reject(new Error('secret path')),
    () => Promise.resolve(new Response(broken)),
  ];
  for (const handler of failures) {
    const response = await bridge(handler).fetch(new Request(url));
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain('internal_error');
    expect(text).not.toContain('secret');
  }
});

test('waiting and later calls are refused once the other end is gone', async () => {
  const client = bridge(() => new Promise(() => undefined));
  const waiting = client.fetch(new Request(url));
  await new Promise((resolve) => setTimeout(resolve, 10));
  client.abandon(
    new AppError('store_unavailable', { message: 'The backend is starting again. Try again in a moment.' }),
  );
  for (const response of [await waiting, await client.fetch(new Request(url))]) {
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: { code: 'store_unavailable' } });
  }
});
