// A window in jsdom over the real handler, without a browser: what it asks for goes to a process of the backend's own, whose events come
// back as the desktop's do.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startEvents } from '../../renderer/api/events.ts';
import type { BackendEvent } from '../../shared/events.ts';
import type { Native } from '../../shared/native.ts';
import type { Asked, Told } from './backend-process.ts';

const pathOf = (input: RequestInfo | URL): string => {
  const { pathname, search } = new URL(input instanceof Request ? input.url : input, 'http://window.test');
  return `${pathname}${search}`;
};

/** Close it after the windows. */
export function openRealBackend() {
  const backend = fork('e2e/windows/backend-process.ts', { execArgv: [] });
  const waiting = new Map<number, (response: Response) => void>();
  const listeners = new Set<(event: BackendEvent) => void>();
  backend.on('message', (told: Told) => {
    if ('event' in told) for (const listener of listeners) listener(told.event);
    else waiting.get(told.no)?.(new Response(told.body, { status: told.status }));
  });
  let last = 0;
  const ask = (asked: Omit<Asked, 'no'>): Promise<Response> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, resolve);
      // A window that has just gone may ask once more when the backend has gone too: to it that is a network that fails.
      backend.send({ no: last, ...asked } satisfies Asked, (error) => error && reject(error));
    });
  globalThis.fetch = (input, { method = 'GET', headers, body } = {}) =>
    ask({
      method,
      path: pathOf(input),
      headers: Object.fromEntries(new Headers(headers)),
      ...(typeof body === 'string' && { body }),
    });
  const native: Native = {
    pickFiles: () => Promise.resolve([]),
    pathOfDroppedFile: () => null,
    pickSavePath: () => Promise.resolve(null),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    openExternal: () => Promise.resolve(),
    appInfo: () => Promise.resolve({ version: '0.0.0', platform: 'other', openFile: null }),
    tellLanguage: () => Promise.resolve(),
  };
  Object.assign(window, { rowbench: native });
  const stop = startEvents();
  return {
    close: async (): Promise<void> => {
      stop();
      backend.disconnect();
      await once(backend, 'exit');
    },
  };
}
