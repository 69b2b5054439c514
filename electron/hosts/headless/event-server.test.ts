import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackendEvent, EventsReady } from '../../../shared/events.ts';
import { openHost, type Host } from './testing.ts';

let host: Host;
const sockets: Socket[] = [];
beforeEach(async () => {
  host = await openHost();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await host.close();
});

type Options = NonNullable<Parameters<typeof io>[1]>;
type Connected = { socket: Socket; heard: BackendEvent[]; ready: EventsReady };

/** `heard` holds what came before `ready` too. */
function connect(options: Options): Promise<Connected> {
  const socket = io(host.headless.url, {
    path: '/socket.io',
    reconnection: false,
    forceNew: true,
    ...options,
  });
  const heard: BackendEvent[] = [];
  sockets.push(socket);
  socket.on('event', (event: BackendEvent) => heard.push(event));
  return new Promise((resolve, reject) => {
    socket.on('ready', (ready: EventsReady) => resolve({ socket, heard, ready }));
    socket.on('connect_error', reject);
  });
}

const publish = (): void => {
  const { events } = host.test.services;
  events.publish('company:changed', 'com_1', { ids: ['com_1'] });
  events.publish('source:changed', 'src_1');
};
const until = async (check: () => boolean): Promise<void> => {
  for (let waited = 0; !check() && waited < 5000; waited += 10)
    await new Promise((done) => setTimeout(done, 10));
  expect(check()).toBe(true);
};

const topicsOf = (heard: BackendEvent[]): string[] => heard.map(({ topic }) => topic);

describe('coming back', () => {
  const auth = (revision: unknown, key = host.test.makeKey(['read:companies', 'read:jobs'])) => ({
    auth: { key, revision },
  });

  it('tells what was missed, in order and before anything new, as far as one may read it', async () => {
    publish();
    const { ready } = await connect(auth(undefined));
    expect(ready).toMatchObject({ revision: 2, isWhole: false });
    publish();
    publish();
    const all = await connect(auth(ready.revision));
    expect(all.heard.map(({ revision }) => revision)).toEqual([3, 4, 5, 6]);
    expect(all.ready).toEqual({ ...ready, revision: 6, isWhole: true });
    const some = await connect(auth(2, host.test.makeKey(['read:jobs'])));
    expect(some.heard.map(({ revision }) => revision)).toEqual([4, 6]);
    publish();
    await until(() => all.heard.length === 6 && some.heard.length === 3);
  });

  it('by itself after the connection broke off loses and doubles nothing', async () => {
    const key = host.test.makeKey(['read:companies', 'read:jobs']);
    let seen: number | undefined;
    const { socket, heard } = await connect({
      auth: (send) => send({ key, revision: seen }),
      reconnection: true,
      reconnectionDelay: 10,
    });
    socket.on('event', ({ revision }: BackendEvent) => (seen = revision));
    publish();
    await until(() => heard.length === 2);
    socket.io.engine.close();
    publish();
    await until(() => heard.length === 4);
    publish();
    await until(() => heard.length === 6);
    expect(heard.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['a revision from before the log', -5],
    ['a revision that was never reached', 99],
    ['no revision', undefined],
    ['a revision that is no number', 'all'],
  ])('with %s says that everything has to be read anew', async (_, revision) => {
    publish();
    const { ready, heard } = await connect(auth(revision));
    expect(ready.isWhole).toBe(false);
    expect(heard).toEqual([]);
  });

  it('is for one organization: that of another host is refused', async () => {
    const { ready } = await connect(auth(undefined));
    expect(ready.organization).toMatch(/^org_/);
    const key = host.test.makeKey(['read:jobs']);
    await connect({ auth: { key, organization: ready.organization } });
    await expect(connect({ auth: { key, organization: 'org_other' } })).rejects.toThrow('organization');
  });
});

describe('events over Socket.IO', () => {
  it.each(['websocket', 'polling'])('reach a signed-in browser by %s', async (transport) => {
    const cookie = await host.signIn();
    const { heard } = await connect({ transports: [transport], extraHeaders: { cookie } });
    publish();
    await until(() => heard.length === 2);
    expect(heard[0]).toEqual({
      topic: 'company:changed',
      id: 'com_1',
      revision: 1,
      at: '2026-03-01T12:00:00.000Z',
      payload: { ids: ['com_1'] },
    });
  });

  it('reach a key only where it may read what they are about', async () => {
    const companies = await connect({ auth: { key: host.test.makeKey(['read:companies']) } });
    const jobs = await connect({ auth: { key: host.test.makeKey(['read:jobs']) } });
    publish();
    await until(() => companies.heard.length > 0 && jobs.heard.length > 0);
    expect(topicsOf(companies.heard)).toEqual(['company:changed']);
    expect(topicsOf(jobs.heard)).toEqual(['source:changed']);
  });

  it('never include what is the desktop’s own', async () => {
    const { heard } = await connect({
      auth: { key: host.test.makeKey(['read:companies', 'read:jobs', 'admin']) },
    });
    host.test.services.events.publish('backend:state', 'backend', { state: 'ready' });
    publish();
    await until(() => heard.length === 2);
    expect(topicsOf(heard)).not.toContain('backend:state');
  });

  it('stop at once when the key is revoked, and when it expires', async () => {
    const { socket } = await connect({ auth: { key: host.test.makeKey(['read:companies']) } });
    const expiring = await connect({ auth: { key: host.test.makeKey(['read:companies'], 1000) } });
    const admin = { 'x-api-key': host.test.makeKey(['admin']) };
    const { data } = JSON.parse((await host.send('/v1/keys', { headers: admin })).text) as {
      data: { items: { id: string; permissions: string[]; expiresAt: string | null }[] };
    };
    const key = data.items.find(
      ({ permissions, expiresAt }) => permissions.includes('read:companies') && !expiresAt,
    );
    await host.send(`/v1/keys/${key?.id}`, { method: 'DELETE', headers: admin });
    await until(() => !socket.connected);
    host.test.wait(1000);
    publish();
    await new Promise((done) => setTimeout(done, 50));
    expect(expiring.heard).toEqual([]);
  });

  describe('of a key that is revoked while the check of another fails', () => {
    const revokeReaderOfJobs = async (): Promise<number> => {
      const headers = { 'x-api-key': host.test.makeKey(['admin']) };
      const { db } = host.test.services.store;
      const key = db.sql<{ id: string }>("SELECT id FROM api_key WHERE permissions LIKE '%jobs%'").get();
      return (await host.send(`/v1/keys/${key?.id}`, { method: 'DELETE', headers })).status;
    };

    it('stop, and one that has used up its rate goes on hearing', async () => {
      await host.close();
      host = await openHost(undefined, 5);
      const key = host.test.makeKey(['read:companies']);
      const busy = await connect({ auth: { key } });
      const revoked = await connect({ auth: { key: host.test.makeKey(['read:jobs']) } });
      const ask = () => host.send('/v1/companies', { headers: { 'x-api-key': key } });
      while ((await ask()).status !== 429);
      expect(await revokeReaderOfJobs()).toBe(200);
      await until(() => !revoked.socket.connected);
      publish();
      await until(() => busy.heard.length === 1);
    });

    it('stop, and nothing more goes to one of whom nobody can say what it may hear', async () => {
      const key = host.test.makeKey(['read:companies']);
      const unknown = await connect({ auth: { key } });
      const revoked = await connect({ auth: { key: host.test.makeKey(['read:jobs']) } });
      const { app } = host.test;
      host.test.app = (request, caller) =>
        request.headers.get('x-api-key') === key
          ? Promise.resolve(new Response(null, { status: 500 }))
          : app(request, caller);
      expect(await revokeReaderOfJobs()).toBe(200);
      await until(() => !revoked.socket.connected && !unknown.socket.connected);
    });
  });

  const refused: [string, () => Options][] = [
    ['nobody in particular', () => ({})],
    ['a wrong key', () => ({ auth: { key: 'wbk_wrong' } })],
    ['a key with a line break', () => ({ auth: { key: 'a\r\nx-api-key: b' } })],
    ['a key that is no text', () => ({ auth: { key: { $ne: 1 } } })],
    ['a key without any reading', () => ({ auth: { key: host.test.makeKey(['write:companies']) } })],
    ['a wrong cookie', () => ({ extraHeaders: { cookie: `rowbench_${host.port}=guess` } })],
  ];
  it.each(refused)('are refused to %s', async (_, options) => {
    await expect(connect(options())).rejects.toThrow('Send an API key');
  });

  it.each(['websocket', 'polling'])('are refused to a page of another origin by %s', async (transport) => {
    const cookie = await host.signIn();
    const elsewhere = { cookie, origin: 'http://evil.example' };
    await expect(connect({ transports: [transport], extraHeaders: elsewhere })).rejects.toThrow('error');
    const crossSite = { cookie, 'sec-fetch-site': 'cross-site' };
    await expect(connect({ transports: [transport], extraHeaders: crossSite })).rejects.toThrow(
      'Send an API key',
    );
  });

  it('are refused under another name', async () => {
    const headers = { cookie: await host.signIn(), host: `evil.example:${host.port}` };
    const socket = connect({ transports: ['websocket'], extraHeaders: headers });
    await expect(socket).rejects.toThrow('websocket error');
    expect((await host.send('/socket.io/?EIO=4&transport=polling', { headers })).status).toBe(403);
  });
});
