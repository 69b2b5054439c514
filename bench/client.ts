// The backend as a script sees it: requests to the one handler.
import { createBackend, type Backend } from '../electron/backend.ts';

export type Client = {
  backend: Backend;
  close(): Promise<void>;
  /** The answer's `data`; throws where it is an error. */
  call<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
};

export function openClient(dataDir: string): Client {
  const backend = createBackend({ dataDir, version: 'bench', rateLimit: 1_000_000_000 });
  // Threads of the backend do not keep a process alive; a script that waits for one must.
  const alive = setInterval(() => undefined, 60_000);
  return {
    backend,
    async close() {
      await backend.close();
      clearInterval(alive);
    },
    async call<T>(method: string, path: string, body?: unknown, more = {}): Promise<T> {
      const headers = { 'content-type': 'application/json', ...more };
      const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
      const response = await backend.fetch(new Request(`http://127.0.0.1${path}`, init), { kind: 'local' });
      const answer = (await response.json()) as { data: T };
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
      return answer.data;
    },
  };
}
