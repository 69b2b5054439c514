// The backend on loopback HTTP, for browsers and scripts. Who may reach it and what it refuses: docs/security.md.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../shared/errors.ts';
import { sentKey } from '../api/auth.ts';
import type { Caller } from '../api/services.ts';
import type { Backend } from '../backend.ts';
import { isApiPath } from '../lib/api-paths.ts';
import { systemClock, type Clock } from '../lib/clock.ts';
import { serveEvents } from './headless/event-server.ts';
import { createGuard } from './headless/guard.ts';
import { nodeListener } from './headless/node-adapter.ts';
import { createSignIn, signInPath } from './headless/sign-in.ts';
import { createStaticFiles } from './headless/static-files.ts';
import { refuse } from './refusal.ts';

export type HeadlessOptions = {
  backend: Backend;
  /** 0: any free port. */
  port: number;
  /** Folder of the built window. */
  rendererDir: string;
  /** Path in the window where the one-time sign-in lands. */
  next?: string;
  clock?: Clock;
};

export type Headless = { url: string; signIn: string; close(): Promise<void> };

const address = '127.0.0.1';

export async function serveHeadless(options: HeadlessOptions): Promise<Headless> {
  const { backend, rendererDir, next = '/', clock = systemClock } = options;
  const server = createServer({ requestTimeout: 0 });
  const port = await listen(server, options.port);
  const origin = `http://${address}:${port}`;
  const guard = createGuard(port);
  const signIn = createSignIn(origin, port, clock);
  const files = createStaticFiles(rendererDir);

  const callerOf = (headers: Headers): Caller => {
    if (sentKey(headers) !== null) return { kind: 'network' };
    return { kind: guard.isSameOrigin(headers) && signIn.isSignedIn(headers) ? 'session' : 'network' };
  };
  const api = async (request: Request): Promise<Response> => {
    const response = await backend.fetch(request, callerOf(request.headers));
    if (request.method === 'DELETE' && response.ok) await events.recheck();
    return response;
  };
  const answer = async (request: Request): Promise<Response> => {
    try {
      guard.check(request.headers);
      return await route(request, { api, files, signIn });
    } catch (error) {
      return refuse(error, request);
    }
  };
  const fetch = async (request: Request): Promise<Response> => {
    const response = await answer(request);
    // No page of another origin may load anything from here, not even as an image or a script.
    response.headers.set('cross-origin-resource-policy', 'same-origin');
    return response;
  };
  // Before Socket.IO attaches: it takes its own path from the listeners that are there.
  server.on('request', nodeListener(guard.origins, fetch));
  const events = serveEvents(server, {
    events: backend.events,
    origin,
    isAllowed: (incoming) => isAllowed(() => guard.check(headersOf(incoming))),
    isSignedIn: (incoming) => callerOf(headersOf(incoming)).kind === 'session',
    fetch: (request, caller) => backend.fetch(request, caller),
  });

  return {
    url: origin,
    signIn: signIn.url(next),
    async close() {
      const closed = events.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

type Places = {
  api: (request: Request) => Promise<Response>;
  files: ReturnType<typeof createStaticFiles>;
  signIn: ReturnType<typeof createSignIn>;
};

async function route(request: Request, { api, files, signIn }: Places): Promise<Response> {
  const url = new URL(request.url);
  if (request.method !== 'GET' && request.method !== 'HEAD') return api(request);
  if (url.pathname === signInPath && request.method === 'GET') return signIn.answer(url);
  const file = await files.find(url.pathname);
  if (file) return file;
  const isPage = request.headers.get('accept')?.includes('text/html') === true;
  return isPage && !isApiPath(url.pathname) ? files.index() : api(request);
}

function isAllowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

function headersOf({ headers }: IncomingMessage): Headers {
  const kept = new Headers();
  for (const name of ['host', 'origin', 'cookie', 'sec-fetch-site'] as const) {
    const value = headers[name];
    if (typeof value === 'string') kept.set(name, value);
  }
  return kept;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(explain(cause, port)));
    server.listen(port, address, () => resolve((server.address() as AddressInfo).port));
  });
}

function explain(cause: NodeJS.ErrnoException, port: number): unknown {
  if (cause.code !== 'EADDRINUSE' && cause.code !== 'EACCES') return cause;
  const why = cause.code === 'EACCES' ? 'may not be used by you' : 'is in use';
  return new AppError('store_unavailable', {
    message: `Port ${port} ${why}. Choose another with --port N, or leave --port out for a free one.`,
    cause,
  });
}
