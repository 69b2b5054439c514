// Forwards the backend's events over Socket.IO to those who may read what they are about: one room for each permission of an
// organization. Whoever comes back says the last revision it knows and is told what came since. See docs/events.md.
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Session } from '../../../shared/contract/system.ts';
import type { BackendEvent, EventsReady } from '../../../shared/events.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { topicReaders } from '../../../shared/topics.ts';
import type { EventHub } from '../../lib/events.ts';
import { createEventLog } from './event-log.ts';
import { identify, isStillHeard, type IdentifyOptions, type Listener } from './identify-listener.ts';

export type EventServerOptions = IdentifyOptions & {
  events: EventHub;
  /** Whether Host and Origin are this host's own. */
  isAllowed(incoming: Socket['request']): boolean;
};

export type EventServer = {
  /** Asks again of each key whether it may listen; sockets of one that was revoked are closed. */
  recheck(): Promise<void>;
  close(): Promise<void>;
};

export function serveEvents(server: HttpServer, options: EventServerOptions): EventServer {
  const { events } = options;
  const io = new Server(server, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: 16 * 1024,
    allowRequest: (incoming, allow) => allow(null, options.isAllowed(incoming)),
  });
  const log = createEventLog(events.revision());
  const admitted = new WeakMap<Socket, Listener>();
  const listeners = new Map<Socket, Listener>();
  const organizations = new Set<string>();

  /** In one turn, so that no event comes between what was missed and what is new. */
  const welcome = (socket: Socket, { session }: Listener): void => {
    const organization = organizationOf(session);
    organizations.add(organization);
    void socket.join(session.permissions.map((permission) => roomOf(organization, permission)));
    const seen: unknown = socket.handshake.auth['revision'];
    const missed = typeof seen === 'number' ? log.after(seen) : [];
    for (const event of missed ?? []) if (mayRead(session, event)) socket.emit('event', event);
    const isWhole = typeof seen === 'number' && missed !== null;
    const ready: EventsReady = { organization: session.organization, revision: events.revision(), isWhole };
    socket.emit('ready', ready);
  };

  const admit = async (socket: Socket): Promise<Error | undefined> => {
    const listener = await identify(socket, options).catch(() => null);
    if (listener) admitted.set(socket, listener);
    return listener ? undefined : new Error(refusal);
  };
  io.use((socket, next) => void (async () => next(await admit(socket)))());
  io.on('connection', (socket) => {
    const listener = admitted.get(socket);
    if (!listener) return;
    listeners.set(socket, listener);
    socket.on('disconnect', () => listeners.delete(socket));
    welcome(socket, listener);
  });

  const stop = events.subscribe((event) => {
    log.add(event);
    const needed = topicReaders[event.topic];
    if (needed === null) return;
    for (const [socket, { session }] of listeners) if (hasExpired(session, event.at)) socket.disconnect(true);
    const rooms = [...organizations].map((organization) => roomOf(organization, needed));
    if (rooms.length > 0) io.to(rooms).emit('event', event);
  });

  return {
    async recheck() {
      for (const [socket, { key }] of listeners)
        if (key !== null && !(await isStillHeard(key, options))) socket.disconnect(true);
    },
    async close() {
      stop();
      await io.close();
    },
  };
}

const refusal =
  'Send an API key that may read companies or jobs as auth.key, or sign in. auth.organization, if sent, is that of this host.';

/** While the store is damaged nobody knows whose it is. */
const organizationOf = ({ organization }: Session): string => organization ?? 'unknown';

const roomOf = (organization: string, permission: Permission): string => `${organization}/${permission}`;

function mayRead({ permissions }: Session, { topic }: BackendEvent): boolean {
  const needed = topicReaders[topic];
  return needed !== null && permissions.includes(needed);
}

const hasExpired = ({ expiresAt }: Session, at: string): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= Date.parse(at);
