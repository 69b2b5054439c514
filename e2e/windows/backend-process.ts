// The real handler over a real store of its own, for a window in another process: it answers requests and tells events as messages.
import { openApp } from '../../electron/api/testing/open-app.ts';
import type { BackendEvent } from '../../shared/events.ts';

export type Asked = {
  no: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
};
export type Told = { event: BackendEvent } | { no: number; status: number; body: string };

const test = openApp({ rateLimit: 100_000 });
const tell = (told: Told): void => void process.send?.(told);

test.services.events.subscribe((event) => tell({ event }));
async function answer({ no, method, path, headers, body }: Asked): Promise<void> {
  const response = await test.send(method, path, { headers, ...(body !== undefined && { body }) });
  tell({ no, status: response.status, body: await response.text() });
}

process.on('message', (asked: Asked) => void answer(asked));
process.on('disconnect', () => void test.close().then(() => process.exit(0)));
