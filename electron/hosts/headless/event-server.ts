// Forwards the backend's events over Socket.IO to those who may read what they are about.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { getSession, type Session } from '../../../shared/contract/system.ts';
import type { BackendEvent, Topic } from '../../../shared/events.ts';
import type { Permission } from '../../../shared/permissions.ts';
import type { CallAnswer } from '../../../shared/contract/endpoint.ts';
import type { EventHub } from '../../lib/events.ts';
import type { Caller } from '../../api/services.ts';

/** What a listener must be allowed to read to be told; null: it stays in the desktop. */
const readers: Record<Topic, Permission | null> = {
  'company:changed': 'read:companies',
  'person:changed': 'read:people',
  'user:changed': 'read:people',
  'object:changed': 'read:companies',
  'step:changed': 'read:companies',
  'definitions:changed': 'read:companies',
  'views:changed': 'read:companies',
  'enrichment:progress': 'read:enrichment',
  'enrichment:item': 'read:enrichment',
  'enrichment:completed': 'read:enrichment',
  'bulk:progress': 'read:companies',
  'bulk:ended': 'read:companies',
  'duplicates:changed': 'read:companies',
  'export:changed': 'read:companies',
  'reference:changed': 'read:enrichment',
  'schedule:changed': 'read:enrichment',
  'import:progress': 'read:jobs',
  'import:completed': 'read:jobs',
  'import:failed': 'read:jobs',
  'import:undone': 'read:jobs',
  'relation:changed': 'read:enrichment',
  'source:changed': 'read:jobs',
  'store:damaged': 'read:companies',
  'source:dry-run': 'read:jobs',
  'backend:state': null,
  'app:command': null,
};

export type EventServerOptions = {
  events: EventHub;
  /** Whether Host and Origin are this host's own. */
  isAllowed(incoming: IncomingMessage): boolean;
  isSignedIn(incoming: IncomingMessage): boolean;
  fetch(request: Request, caller: Caller): Promise<Response>;
  origin: string;
};

export type EventServer = {
  /** Asks again what each key may do; sockets of a key that was revoked are closed. */
  recheck(): Promise<void>;
  close(): Promise<void>;
};

type Listener = { socket: Socket; key: string | null; session: Session };

export function serveEvents(server: HttpServer, options: EventServerOptions): EventServer {
  const io = new Server(server, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: 16 * 1024,
    allowRequest: (incoming, allow) => allow(null, options.isAllowed(incoming)),
  });
  const listeners = new Set<Listener>();

  const admit = async (socket: Socket): Promise<Error | undefined> => {
    const listener = await identify(socket, options).catch(() => null);
    if (!listener)
      return new Error('Send an API key that may read companies or jobs as auth.key, or sign in.');
    listeners.add(listener);
    socket.on('disconnect', () => listeners.delete(listener));
    return undefined;
  };
  io.use((socket, next) => void (async () => next(await admit(socket)))());
  const stop = options.events.subscribe((event) => {
    for (const listener of listeners)
      if (mayHear(listener.session, event)) listener.socket.emit('event', event);
  });

  return {
    async recheck() {
      for (const listener of listeners) {
        if (listener.key === null) continue;
        listener.session = await sessionOf(listener.key, options);
        if (listener.session.permissions.length === 0) listener.socket.disconnect(true);
      }
    },
    async close() {
      stop();
      await io.close();
    },
  };
}

function mayHear({ permissions, expiresAt }: Session, event: BackendEvent): boolean {
  const needed = readers[event.topic];
  if (needed === null || !permissions.includes(needed)) return false;
  return expiresAt === null || Date.parse(expiresAt) > Date.parse(event.at);
}

/** A key that is sent counts before a cookie: whoever sends one wants no more than its rights. */
async function identify(socket: Socket, options: EventServerOptions): Promise<Listener | null> {
  const key: unknown = socket.handshake.auth['key'];
  if (typeof key === 'string') {
    const session = await sessionOf(key, options);
    const mayListen = Object.values(readers).some(
      (permission) => permission !== null && session.permissions.includes(permission),
    );
    return mayListen ? { socket, key, session } : null;
  }
  if (!options.isSignedIn(socket.request)) return null;
  const request = new Request(new URL(getSession.path, options.origin));
  return { socket, key: null, session: await ask(options, request, { kind: 'session' }) };
}

function sessionOf(key: string, options: EventServerOptions): Promise<Session> {
  const headers = new Headers();
  // A key that cannot stand in a header is none that was given out.
  if (/^[\w-]+$/.test(key)) headers.set('x-api-key', key);
  return ask(options, new Request(new URL(getSession.path, options.origin), { headers }), {
    kind: 'network',
  });
}

async function ask(options: EventServerOptions, request: Request, caller: Caller): Promise<Session> {
  const response = await options.fetch(request, caller);
  if (!response.ok) throw new Error('The backend does not say who is calling. Try again in a moment.');
  return ((await response.json()) as CallAnswer<typeof getSession>).data;
}
