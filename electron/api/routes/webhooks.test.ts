import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackendEvent } from '../../../shared/events.ts';
import type { Delivery, Webhook } from '../../../shared/schema/webhook.ts';
import { openFaultServer, type Call, type FaultServer } from '../../testing/fault-server.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
let receiver: FaultServer;
beforeEach(async () => {
  test = openApp();
  receiver = await openFaultServer();
});
afterEach(() => test.close());

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await test.send(method, path, body === undefined ? {} : { body });
  return (await response.json()) as T;
}
const refusalOf = async (method: string, path: string, body?: unknown): Promise<string> =>
  (await ask<{ error: { message: string } }>(method, path, body)).error.message;

type Made = Webhook & { secret: string };
const make = (path: string, topics: string[], more: object = {}): Promise<Made> =>
  ask('POST', '/webhooks', { url: `${receiver.url}${path}`, topics, isLocal: true, ...more });
const logOf = async ({ id }: Webhook, query = ''): Promise<Delivery[]> =>
  (await ask<{ items: Delivery[] }>('GET', `/webhooks/${id}/deliveries${query}`)).items;
const statesOf = async (hook: Webhook) =>
  (await logOf(hook)).map(({ status, attempts, httpStatus }) => ({ status, attempts, httpStatus }));

const refreshed = (id = 'com_1'): void =>
  test.services.events.publish('entity:refreshed', id, {
    nameUpdated: true,
    entityDataUpdated: false,
    changes: 1,
  });
const look = () => test.services.webhooks.look();

/** As a receiver would check it: over the text that came. */
function isSigned(call: Call, secret: string): boolean {
  const header = String(call.headers['x-rowbench-signature']);
  const { t = '', v1 = '' } = Object.fromEntries(header.split(',').map((part) => part.split('=')));
  const text = `${t}.${JSON.stringify(call.body)}`;
  return v1 === createHmac('sha256', secret).update(text).digest('hex');
}

describe('a webhook', () => {
  it('is told what it asked for, signed over the very text, under an id and with the time', async () => {
    receiver.on('*', {});
    const hook = await make('/in', ['entity:refreshed']);
    expect(hook.secret).toMatch(/^whsec_.{43}$/);
    refreshed();
    test.services.events.publish('person:changed', 'per_1');
    await look();
    expect(receiver.calls.map(({ body }) => (body as BackendEvent).topic)).toEqual(['entity:refreshed']);
    const [call] = receiver.calls as [Call];
    expect(call.body).toMatchObject({ id: 'com_1', at: '2026-03-01T12:00:00.000Z', payload: { changes: 1 } });
    expect(isSigned(call, hook.secret)).toBe(true);
    expect(isSigned({ ...call, body: { ...(call.body as object), id: 'com_2' } }, hook.secret)).toBe(false);
    expect(call.headers['x-rowbench-signature']).toContain(`t=${Date.parse('2026-03-01T12:00:00Z') / 1000},`);
    const [delivery] = await logOf(hook);
    expect(call.headers).toMatchObject({
      'x-rowbench-delivery': delivery?.id,
      'x-rowbench-topic': 'entity:refreshed',
      'x-rowbench-attempt': '1',
      'content-type': 'application/json',
    });
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, httpStatus: 200, error: null });
    expect(delivery?.body).toBe(JSON.stringify(call.body));
  });

  it('shows its secret once: no list, change or log tells it again, and a new one takes over', async () => {
    receiver.on('*', {});
    const hook = await make('/in', ['entity:refreshed']);
    refreshed();
    await look();
    const answers = [
      await ask('GET', '/webhooks'),
      await ask('GET', `/webhooks/${hook.id}`),
      await ask('PATCH', `/webhooks/${hook.id}`, { isOn: true }),
      await logOf(hook),
    ];
    expect(JSON.stringify(answers)).not.toContain(hook.secret);
    expect(JSON.stringify(test.logged)).not.toContain(hook.secret);
    const { secret } = await ask<Made>('POST', `/webhooks/${hook.id}/secret`, {});
    refreshed();
    await look();
    expect(receiver.calls.map((call) => [isSigned(call, hook.secret), isSigned(call, secret)])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('is tried again after a while where it fails, under the same id, and given up after about a day', async () => {
    receiver.on('*', { status: 500 });
    const hook = await make('/in', ['entity:refreshed']);
    refreshed();
    await look();
    await look();
    expect(await statesOf(hook)).toEqual([{ status: 'waiting', attempts: 1, httpStatus: 500 }]);
    for (let times = 0; times < 20; times += 1) {
      test.wait(4 * 3600_000);
      await look();
    }
    expect(await statesOf(hook)).toEqual([{ status: 'failed', attempts: 15, httpStatus: 500 }]);
    const ids = receiver.calls.map(({ headers }) => headers['x-rowbench-delivery']);
    expect(new Set(ids).size).toBe(1);
    expect(receiver.calls.map(({ headers }) => headers['x-rowbench-attempt'])).toHaveLength(15);
  });

  it('that says when to come back is not told sooner, and one that is gone is not told again', async () => {
    receiver.on('/busy', { status: 429, headers: { 'retry-after': '3600' } }, {});
    receiver.on('/gone', { status: 410 });
    const busy = await make('/busy', ['entity:refreshed']);
    const gone = await make('/gone', ['entity:refreshed']);
    refreshed();
    await look();
    test.wait(3000_000);
    await look();
    expect(await statesOf(busy)).toEqual([{ status: 'waiting', attempts: 1, httpStatus: 429 }]);
    test.wait(700_000);
    await look();
    expect(await statesOf(busy)).toEqual([{ status: 'delivered', attempts: 2, httpStatus: 200 }]);
    expect(await statesOf(gone)).toEqual([{ status: 'failed', attempts: 1, httpStatus: 410 }]);
  });

  it('has been told as soon as it says so, whatever becomes of what it goes on to say', async () => {
    const body = 'x'.repeat(100_000);
    receiver.on('/cut', { body, fault: 'cut' });
    receiver.on('/packed', { headers: { 'content-encoding': 'unknown' } });
    receiver.on('/endless', { body, drip: { bytes: 1, everyMs: 1000 } });
    const hooks = await Promise.all(
      ['/cut', '/packed', '/endless'].map((to) => make(to, ['entity:refreshed'])),
    );
    refreshed();
    await look();
    for (const hook of hooks)
      expect(await statesOf(hook)).toEqual([{ status: 'delivered', attempts: 1, httpStatus: 200 }]);
  });

  it('that hangs holds up no other, and not even its own other deliveries', async () => {
    receiver.on('/slow', { fault: 'hang' });
    receiver.on('/quick', {});
    await make('/slow', ['entity:refreshed']);
    const quick = await make('/quick', ['entity:refreshed']);
    for (let at = 0; at < 6; at += 1) refreshed(`com_${at}`);
    test.services.webhooks.start();
    await expect.poll(() => receiver.callsTo('/quick').length).toBe(6);
    await expect
      .poll(async () => (await statesOf(quick)).every(({ status }) => status === 'delivered'))
      .toBe(true);
    expect(receiver.callsTo('/slow')).toHaveLength(4);
  });

  it('is told after a restart what it was not told before', async () => {
    receiver.on('*', {});
    const hook = await make('/in', ['entity:refreshed']);
    const { secret } = hook;
    const name = `webhook-${hook.id.slice(4)}`;
    refreshed();
    // Not yet written down, let alone sent.
    await test.restart();
    await test.services.keys.set(name, secret);
    expect(await statesOf(hook)).toEqual([{ status: 'waiting', attempts: 0, httpStatus: null }]);
    test.services.webhooks.start();
    await expect.poll(() => receiver.calls.length).toBe(1);
    expect(isSigned(receiver.calls[0] as Call, secret)).toBe(true);
  });

  it('is told how a job stands now and then, not of every step', async () => {
    receiver.on('*', {});
    await make('/in', ['company:changed', 'person:changed']);
    const { events } = test.services;
    for (let times = 0; times < 50; times += 1) events.publish('company:changed', 'imp_1', { many: true });
    for (let times = 0; times < 50; times += 1) events.publish('person:changed', 'per_1');
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    events.publish('company:changed', 'com_1', { ids: ['com_1', 'com_2'] });
    await look();
    test.wait(2000);
    await look();
    const told = receiver.calls.map(({ body }) => (body as BackendEvent).revision).sort((a, b) => a - b);
    expect(told).toEqual([50, 100, 101, 102]);
  });

  it('that is off is told nothing, and tells nothing of then once it is on again', async () => {
    receiver.on('*', {});
    const hook = await make('/in', ['entity:refreshed']);
    await ask('PATCH', `/webhooks/${hook.id}`, { isOn: false });
    refreshed();
    await look();
    await ask('PATCH', `/webhooks/${hook.id}`, { isOn: true });
    refreshed('com_2');
    await look();
    expect(receiver.calls.map(({ body }) => (body as BackendEvent).id)).toEqual(['com_2']);
  });

  it('is tried with an event of its own, once, and the answer tells how it went', async () => {
    receiver.on('*', { status: 404 }, {});
    const hook = await make('/in', ['entity:refreshed']);
    const failed = await ask<Delivery>('POST', `/webhooks/${hook.id}/test`);
    expect(failed).toMatchObject({
      topic: 'webhook:test',
      status: 'failed',
      error: 'The answer was 404, not 2xx.',
    });
    expect(await ask('POST', `/webhooks/${hook.id}/test`)).toMatchObject({ status: 'delivered' });
    expect(receiver.calls.every((call) => isSigned(call, hook.secret))).toBe(true);
  });

  it('is told again on demand, under the same id', async () => {
    receiver.on('*', { status: 410 }, {});
    const hook = await make('/in', ['entity:refreshed']);
    refreshed();
    await look();
    const [failed] = await logOf(hook, '?status=failed');
    const again = await ask<Delivery>('POST', `/webhooks/${hook.id}/deliveries/${failed?.id}/redeliver`);
    expect(again).toMatchObject({ id: failed?.id, status: 'delivered', attempts: 2, error: null });
    expect(await ask<Webhook>('GET', `/webhooks/${hook.id}`)).toMatchObject({ failed: 0, waiting: 0 });
  });

  it('goes with its log and secret, even while it is told something', async () => {
    receiver.on('*', { delayMs: 50 });
    const hook = await make('/in', ['entity:refreshed']);
    refreshed();
    const looking = look();
    expect(await ask('DELETE', `/webhooks/${hook.id}`)).toEqual({ data: { id: hook.id } });
    await looking;
    expect(await refusalOf('GET', `/webhooks/${hook.id}`)).toContain('There is no webhook');
    expect(await test.services.keys.has(`webhook-${hook.id.slice(4)}`)).toBe(false);
    refreshed();
    await look();
    expect(receiver.calls).toHaveLength(1);
    expect(test.logged.filter(({ event }) => event === 'webhook_failed')).toEqual([]);
  });
});

describe('the log', () => {
  it('is paged, the newest first, and can be narrowed to what failed', async () => {
    receiver.on('*', {}, { status: 410 }, {});
    const hook = await make('/in', ['entity:refreshed']);
    for (const id of ['com_1', 'com_2', 'com_3']) {
      refreshed(id);
      await look();
    }
    const url = `/webhooks/${hook.id}/deliveries`;
    type Page = { items: Delivery[]; pagination: { nextLink?: string } };
    const first = await ask<Page>('GET', `${url}?limit=2`);
    const second = await ask<Page>('GET', first.pagination.nextLink ?? '');
    const bodies = [...first.items, ...second.items].map(({ body }) => (JSON.parse(body) as BackendEvent).id);
    expect(bodies).toEqual(['com_3', 'com_2', 'com_1']);
    expect(second.pagination.nextLink).toBeUndefined();
    expect(await logOf(hook, '?status=failed')).toHaveLength(1);
  });

  it('goes back thirty days; what waits is never let go of', async () => {
    receiver.on('/fine', {});
    receiver.on('/down', { status: 500 });
    const fine = await make('/fine', ['entity:refreshed']);
    const down = await make('/down', ['entity:refreshed']);
    refreshed();
    await look();
    await ask('PATCH', `/webhooks/${down.id}`, { isOn: false });
    test.wait(31 * 24 * 3600_000);
    await look();
    expect(await logOf(fine)).toEqual([]);
    expect(await statesOf(down)).toEqual([{ status: 'waiting', attempts: 1, httpStatus: 500 }]);
  });
});

describe('an address', () => {
  const publicOnly = { topics: ['entity:refreshed'] };
  it.each([
    ['no address', 'nowhere', 'whole web address'],
    ['another protocol', 'file:///etc/passwd', 'whole web address'],
    ['http to the internet', 'http://hooks.example.com/', 'Use https'],
    ['a password', 'https://me:secret@hooks.example.com/', 'Leave name and password out'],
    ['this machine', 'https://127.0.0.1/', 'of this machine or its network'],
    ['this machine by another spelling', 'https://2130706433/', 'of this machine or its network'],
    ['this machine by name', 'https://localhost/', 'of this machine or its network'],
    ['this machine by its whole name', 'https://LOCALHOST./', 'of this machine or its network'],
    ['a private network', 'https://10.0.0.7/', 'of this machine or its network'],
    ['this machine in IPv6', 'https://[::1]/', 'of this machine or its network'],
    ['the metadata of a cloud', 'http://169.254.169.254/latest/', 'none that can be told'],
  ])('of %s is refused', async (_, url, message) => {
    expect(await refusalOf('POST', '/webhooks', { ...publicOnly, url })).toContain(message);
    expect(await ask('GET', '/webhooks')).toEqual({ items: [] });
  });

  it('of a cloud’s metadata is refused also to who allows this machine', async () => {
    const body = { ...publicOnly, url: 'http://169.254.169.254/', isLocal: true };
    expect(await refusalOf('POST', '/webhooks', body)).toContain('none that can be told');
  });

  it('that is changed is checked as a new one is, and the old one stays', async () => {
    const hook = await make('/in', ['entity:refreshed']);
    const change = refusalOf('PATCH', `/webhooks/${hook.id}`, { isLocal: false });
    expect(await change).toContain('of this machine or its network');
    expect(await ask<Webhook>('GET', `/webhooks/${hook.id}`)).toMatchObject({ isLocal: true, url: hook.url });
  });

  it('that redirects is not followed', async () => {
    receiver.on('/in', { status: 307, headers: { location: `${receiver.url}/elsewhere` } });
    const hook = await make('/in', ['entity:refreshed']);
    refreshed();
    await look();
    expect(receiver.callsTo('/elsewhere')).toEqual([]);
    expect(await statesOf(hook)).toEqual([{ status: 'waiting', attempts: 1, httpStatus: 307 }]);
  });
});

it('needs a key that may do everything, and events that there are', async () => {
  const key = test.makeKey(['read:companies', 'write:companies', 'write:enrich', 'read:enrichment']);
  expect((await test.send('GET', '/webhooks', { key })).status).toBe(403);
  const url = 'https://hooks.example.com/';
  expect(await refusalOf('POST', '/webhooks', { url, topics: [] })).toContain('at least one event');
  expect((await test.send('POST', '/webhooks', { body: { url, topics: ['backend:state'] } })).status).toBe(
    400,
  );
});
