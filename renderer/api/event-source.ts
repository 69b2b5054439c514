// The two ways events arrive. Nothing here knows what an event means.
import { io } from 'socket.io-client';
import type { BackendEvent, EventsReady } from '../../shared/events.ts';
import type { Link } from './events.ts';
import { native } from './native.ts';
import { reportSignedOut } from './session.ts';

const reconnectMs = 1000;

type Receive = (event: BackendEvent) => void;
type SetLink = (link: Link) => void;

function overSocket(receive: Receive, setLink: SetLink): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let seen: number | undefined;
  const auth = (send: (auth: object) => void): void => send(seen === undefined ? {} : { revision: seen });
  const socket = io({ path: '/socket.io', withCredentials: true, auth });
  // Not before: what was missed is told first.
  socket.on('ready', ({ revision }: EventsReady) => {
    seen = revision;
    setLink({ state: 'ready' });
  });
  socket.on('disconnect', () => {
    setLink({ state: 'lost' });
    // Socket.IO comes back by itself unless the host ended the connection in good order.
    if (!socket.active) again = setTimeout(() => socket.connect(), reconnectMs);
  });
  // Not active any more: the host answered and refused, which trying again does not change.
  socket.on('connect_error', () => !socket.active && reportSignedOut());
  socket.on('event', (event: BackendEvent) => {
    seen = event.revision;
    receive(event);
  });
  return () => {
    clearTimeout(again);
    socket.disconnect();
  };
}

export function connectToBackend(receive: Receive, setLink: SetLink): () => void {
  const desktop = native();
  if (!desktop) return overSocket(receive, setLink);
  setLink({ state: 'ready' });
  return desktop.onEvent(receive);
}
