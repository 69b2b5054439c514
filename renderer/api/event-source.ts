// The two ways events arrive. Nothing here knows what an event means.
import { io } from 'socket.io-client';
import type { BackendEvent } from '../../shared/events.ts';
import type { Link } from './events.ts';
import { native } from './native.ts';

type Receive = (event: BackendEvent) => void;
type SetLink = (link: Link) => void;

function overSocket(receive: Receive, setLink: SetLink): () => void {
  const socket = io({ path: '/socket.io', withCredentials: true });
  socket.on('connect', () => setLink({ state: 'ready' }));
  socket.on('disconnect', () => setLink({ state: 'lost' }));
  socket.on('event', receive);
  return () => socket.disconnect();
}

export function connectToBackend(receive: Receive, setLink: SetLink): () => void {
  const desktop = native();
  if (!desktop) return overSocket(receive, setLink);
  setLink({ state: 'ready' });
  return desktop.onEvent(receive);
}
