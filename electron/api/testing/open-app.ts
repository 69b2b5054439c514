// For tests only: the real handler over a real store in a folder of its own, with a clock that stands still.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Permission } from '../../../shared/permissions.ts';
import { createKey } from '../../domain/keys/manage-keys.ts';
import { createEventHub } from '../../lib/events.ts';
import { createMemoryKeys } from '../../lib/memory-keys.ts';
import { createServices, resumeWork, stopServices } from '../../services.ts';
import { transact } from '../../store/database.ts';
import { openStore } from '../../store/open-store.ts';
import { withNewStore } from '../../testing/new-store.ts';
import { createApp, type App } from '../app.ts';
import type { Caller, Services } from '../services.ts';

export type Logged = { level: string; event: string; facts: Record<string, unknown> | undefined };

export type TestApp = {
  app: App;
  services: Services;
  logged: Logged[];
  /** Moves the clock. */
  wait(ms: number): void;
  makeKey(permissions: Permission[], expiresInMs?: number): string;
  /** Sends a request to a path or a whole URL; JSON is made of a body that is no string. */
  send(method: string, path: string, options?: SendOptions): Promise<Response>;
  /** Closes the store and opens it again, as a new start of the program would. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type SendOptions = {
  key?: string;
  caller?: Caller;
  body?: unknown;
  headers?: Record<string, string>;
};

export function openApp(options: { rateLimit?: number } = {}): TestApp {
  const dataDir = withNewStore(mkdtempSync(join(tmpdir(), 'rowbench-api-')));
  const logged: Logged[] = [];
  let nowMs = Date.parse('2026-03-01T12:00:00Z');
  const open = (): Services => {
    const clock = { now: () => nowMs };
    const services = createServices({
      store: openStore(dataDir),
      clock,
      log: (level, event, facts) => logged.push({ level, event, facts }),
      events: createEventHub(clock),
      keys: createMemoryKeys(),
      version: '0.0.0-test',
      rateLimit: options.rateLimit ?? 600,
      recovered: null,
      onDamage: () => undefined,
    });
    resumeWork(services);
    return services;
  };
  const shut = async (): Promise<void> => {
    await stopServices(test.services);
    test.services.store.close();
  };
  const services = open();
  const test: TestApp = {
    services,
    app: createApp(services),
    logged,
    wait: (ms) => void (nowMs += ms),
    makeKey: (permissions, expiresInMs) => {
      const expiresAt = expiresInMs === undefined ? null : new Date(nowMs + expiresInMs).toISOString();
      const { db } = test.services.store;
      return transact(db, () => createKey(db, { name: 'test', permissions, expiresAt }, nowMs).key);
    },
    send: (method, path, sent = {}) => test.app(requestOf(method, path, sent), callerOf(sent)),
    restart: async () => {
      await shut();
      test.services = open();
      test.app = createApp(test.services);
    },
    close: async () => {
      await shut();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return test;
}

const callerOf = ({ caller, key }: SendOptions): Caller =>
  caller ?? (key === undefined ? { kind: 'local' } : { kind: 'network' });

export function requestOf(method: string, path: string, { key, body, headers = {} }: SendOptions): Request {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(new URL(path, 'http://127.0.0.1:4000'), {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
}
