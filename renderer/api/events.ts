// What the backend tells the window, from the preload bridge in the desktop and from Socket.IO in a browser.
// Events make cached answers stale; a page that needs one itself listens by topic.
import { useEffect } from 'react';
import type { BackendEvent, Topic } from '../../shared/events.ts';
import { connectToBackend } from './event-source.ts';
import { createStore } from '../lib/store.ts';

export type Link =
  | { state: 'connecting' }
  | { state: 'ready' }
  | { state: 'restarting'; message?: string | undefined }
  | { state: 'failed'; message?: string | undefined }
  /** A browser that lost the command it was served by. */
  | { state: 'lost' };

type Listener = (event: BackendEvent) => void;

const link = createStore<Link>({ state: 'connecting' });
const listeners = new Set<Listener>();
const returned = new Set<() => void>();

export const useLink = link.use;

function setLink(next: Link): void {
  const before = link.get().state;
  link.set(next);
  if (next.state === 'ready' && before !== 'ready' && before !== 'connecting') {
    for (const listener of returned) listener();
  }
}

function receive(event: BackendEvent): void {
  if (event.topic === 'backend:state' && event.payload) setLink(event.payload);
  for (const listener of listeners) listener(event);
}

/** Starts listening to the backend; once for the window. */
export const startEvents = (): (() => void) => connectToBackend(receive, setLink);

/** Calls back for every event until the returned function is called. */
export function onBackendEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back when the backend is there again after it was gone: whatever was missed must be fetched. */
export function onBackendReturned(listener: () => void): () => void {
  returned.add(listener);
  return () => returned.delete(listener);
}

type EventOf<T extends Topic> = Extract<BackendEvent, { topic: T }>;

/** Calls back for events of one topic while the component is mounted. Pass a stable function. */
export function useBackendEvent<T extends Topic>(topic: T, listener: (event: EventOf<T>) => void): void {
  useEffect(
    () =>
      onBackendEvent((event) => {
        if (event.topic === topic) listener(event as EventOf<T>);
      }),
    [topic, listener],
  );
}
