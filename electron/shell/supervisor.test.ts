import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ToBackend } from '../hosts/backend-messages.ts';
import { servePort, type FramePort } from '../hosts/port-bridge.ts';
import { createMemoryKeys } from '../lib/memory-keys.ts';
import type { KeyKeeper } from '../lib/provider-keys.ts';
import { Supervisor, type BackendState, type ChildListeners } from './supervisor.ts';

/** A backend process that a test starts, kills and looks into. */
type FakeChild = ChildListeners & { sent: ToBackend[]; killed: boolean };

let children: FakeChild[];
let states: BackendState[];
let keys: KeyKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  children = [];
  states = [];
  keys = createMemoryKeys();
});
afterEach(() => vi.useRealTimers());

function pair(): [FramePort, FramePort] {
  const listeners: ((frame: unknown) => void)[][] = [[], []];
  const end = (mine: number): FramePort => ({
    post: (frame) => queueMicrotask(() => listeners[1 - mine]?.forEach((listener) => listener(frame))),
    listen: (listener) => listeners[mine]?.push(listener),
  });
  return [end(0), end(1)];
}

const answer = vi.fn<(request: Request) => Promise<Response>>();

function supervise(): Supervisor {
  return new Supervisor({
    spawn(listeners) {
      const [near, far] = pair();
      servePort(far, answer);
      const child: FakeChild = { ...listeners, sent: [], killed: false };
      children.push(child);
      return { port: near, send: (message) => child.sent.push(message), kill: () => (child.killed = true) };
    },
    onState: (state) => states.push(state),
    onEvent: () => undefined,
    keys,
  });
}

const last = (): FakeChild => children.at(-1) as FakeChild;
const ask = (supervisor: Supervisor): Promise<Response> =>
  supervisor.fetch(new Request('app://workbench/health'));

test('a call made while the backend starts is answered once it is ready', async () => {
  answer.mockResolvedValue(new Response('ok'));
  const supervisor = supervise();
  const early = ask(supervisor);
  last().onMessage({ kind: 'ready' });
  expect(await (await early).text()).toBe('ok');
});

test('a backend that dies is started again; the call it had is refused, the next one answered', async () => {
  answer.mockReturnValueOnce(new Promise(() => undefined)).mockResolvedValue(new Response('ok'));
  const supervisor = supervise();
  last().onMessage({ kind: 'ready' });
  const lost = ask(supervisor);
  await vi.advanceTimersByTimeAsync(1);
  last().onExit();
  expect((await lost).status).toBe(503);
  expect(await (await lost).json()).toMatchObject({ error: { code: 'store_unavailable' } });

  const next = ask(supervisor);
  await vi.advanceTimersByTimeAsync(1);
  expect(children).toHaveLength(2);
  last().onMessage({ kind: 'ready' });
  expect((await next).status).toBe(200);
  expect(states.map(({ state }) => state)).toEqual(['ready', 'restarting', 'ready']);
});

test('a backend that keeps dying is given up with what to do', async () => {
  const supervisor = supervise();
  for (let death = 0; death < 6; death += 1) {
    last().onExit();
    await vi.advanceTimersByTimeAsync(8000);
  }
  expect(children).toHaveLength(6);
  expect(supervisor.state.state).toBe('failed');
  expect(await (await ask(supervisor)).json()).toMatchObject({
    error: { message: expect.stringContaining('doctor') },
  });
});

test('a store that cannot be opened is not tried again until the person asks', async () => {
  const supervisor = supervise();
  const first = last();
  first.onMessage({ kind: 'failed', message: 'Another Rowbench is using this workspace. Close it.' });
  first.onExit();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(children).toHaveLength(1);
  expect((await ask(supervisor)).status).toBe(503);

  supervisor.retry();
  last().onMessage({ kind: 'ready' });
  expect(supervisor.state.state).toBe('ready');
  expect(children).toHaveLength(2);
});

test('stopping waits for the backend to close, and ends it when that takes too long', async () => {
  const supervisor = supervise();
  const stopped = vi.fn<() => void>();
  const stopping = supervisor.stop(3000).then(stopped);
  expect(last().sent).toEqual([{ kind: 'stop' }]);
  await vi.advanceTimersByTimeAsync(2999);
  expect(last().killed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(last().killed).toBe(true);
  last().onExit();
  await stopping;
  expect(stopped).toHaveBeenCalledOnce();
  expect(children).toHaveLength(1);
});

test('stopping between two starts starts nothing more', async () => {
  const supervisor = supervise();
  last().onExit();
  await supervisor.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(children).toHaveLength(1);
});

test('the backend that runs gets the keys it asks for, one that is gone gets none', async () => {
  await keys.set('vendor', 'canary');
  supervise();
  last().onMessage({ kind: 'ready' });
  last().onMessage({ kind: 'keys', ask: { id: 1, ask: 'find', code: 'vendor' } });
  await vi.advanceTimersByTimeAsync(0);
  expect(last().sent).toEqual([{ kind: 'keys', answer: { id: 1, ok: true, value: 'canary' } }]);
  last().onMessage({ kind: 'keys', ask: { id: 2, ask: 'find', code: 'vendor' } });
  last().onExit();
  await vi.advanceTimersByTimeAsync(10);
  expect(children.flatMap(({ sent }) => sent)).toHaveLength(1);
});
