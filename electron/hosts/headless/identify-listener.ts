// Who listens: by an API key, or by the cookie of a browser that signed in. The backend is asked, as for any request.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import type { CallAnswer } from '../../../shared/contract/endpoint.ts';
import { getSession, type Session } from '../../../shared/contract/system.ts';
import { topicReaders } from '../../../shared/topics.ts';
import type { Caller } from '../../api/services.ts';

export type IdentifyOptions = {
  isSignedIn(incoming: IncomingMessage): boolean;
  fetch(request: Request, caller: Caller): Promise<Response>;
  origin: string;
};

export type Listener = { key: string | null; session: Session };

/** Null: nobody who may listen. A key that is sent counts before a cookie: whoever sends one wants no more than its rights. */
export async function identify(socket: Socket, options: IdentifyOptions): Promise<Listener | null> {
  const { key, organization } = socket.handshake.auth as Record<string, unknown>;
  const listener = await listenerOf(socket, key, options);
  if (!listener || !mayHearAnything(listener.session)) return null;
  return organization === undefined || organization === listener.session.organization ? listener : null;
}

async function listenerOf(socket: Socket, key: unknown, options: IdentifyOptions): Promise<Listener | null> {
  if (typeof key === 'string') return { key, session: await sessionIn(await askWith(key, options)) };
  if (!options.isSignedIn(socket.request)) return null;
  const request = new Request(new URL(getSession.path, options.origin));
  return { key: null, session: await sessionIn(await options.fetch(request, { kind: 'session' })) };
}

const mayHearAnything = ({ permissions }: Session): boolean =>
  Object.values(topicReaders).some((needed) => needed !== null && permissions.includes(needed));

/** Whether one that was admitted may go on listening: not where nobody can say. */
export async function isStillHeard(key: string, options: IdentifyOptions): Promise<boolean> {
  const response = await askWith(key, options);
  // Only a key that is valid is told that it asks too often.
  if (response.status === 429) return true;
  return response.ok && mayHearAnything(await sessionIn(response));
}

function askWith(key: string, options: IdentifyOptions): Promise<Response> {
  const headers = new Headers();
  // A key that cannot stand in a header is none that was given out.
  if (/^[\w-]+$/.test(key)) headers.set('x-api-key', key);
  const request = new Request(new URL(getSession.path, options.origin), { headers });
  return options.fetch(request, { kind: 'network' });
}

async function sessionIn(response: Response): Promise<Session> {
  if (!response.ok) throw new Error('The backend does not say who is calling. Try again in a moment.');
  return ((await response.json()) as CallAnswer<typeof getSession>).data;
}
