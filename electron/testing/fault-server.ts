// For tests: a vendor on loopback that answers by script, faults included, and remembers every call with its time.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

export type Call = {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  /** Read as JSON where it is some. */
  body: unknown;
  atMs: number;
};

/** 200 with an empty object unless told. Texts and bytes are sent as they are, anything else as JSON. */
export type Scripted = {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Before the first byte. */
  delayMs?: number;
  /** The body in pieces of so many bytes, each after so long. */
  drip?: { bytes: number; everyMs: number };
  /** `hang up`: the connection breaks before the status; `cut`: after half of the body; `hang`: nothing is ever sent. */
  fault?: 'hang up' | 'cut' | 'hang';
};
export type Script = Scripted | ((call: Call, times: number) => Scripted | Promise<Scripted>);

export type FaultServer = {
  /** Such as `http://127.0.0.1:40001`. */
  url: string;
  /** Answers of a path (without its query; `*`: of any other), in this order; the last one goes on. */
  on: (path: string, ...scripts: Script[]) => void;
  calls: Call[];
  callsTo: (path: string) => Call[];
  close: () => Promise<void>;
};

/** Closed when the test ends; outside of a test, whoever opened it closes it. */
export async function openFaultServer(options: { isOwnTest?: boolean } = {}): Promise<FaultServer> {
  const routes = new Map<string, Script[]>();
  const calls: Call[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request);
    calls.push(call);
    const scripts = routes.get(call.path) ?? routes.get('*') ?? [];
    const times = calls.filter(({ path }) => path === call.path).length;
    const script = scripts[Math.min(times, scripts.length) - 1] ?? { status: 404 };
    await play(typeof script === 'function' ? await script(call, times) : script, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  if (options.isOwnTest !== false) onTestFinished(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    on: (path, ...scripts) => void routes.set(path, scripts),
    calls,
    callsTo: (path) => calls.filter((call) => call.path === path),
    close,
  };
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const atMs = Date.now();
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: request.headers,
    body: readBody(Buffer.concat(chunks).toString()),
    atMs,
  };
}

function readBody(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

async function play(script: Scripted, response: ServerResponse): Promise<void> {
  const { status = 200, headers = {}, delayMs = 0, drip, fault } = script;
  if (delayMs > 0) await wait(delayMs);
  if (fault === 'hang') return;
  if (fault === 'hang up') return void response.destroy();
  const body = toBytes(script.body ?? {});
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  if (fault === 'cut') {
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
    return;
  }
  const step = drip?.bytes ?? Math.max(1, body.length);
  for (let at = 0; at < body.length && !response.destroyed; at += step) {
    if (drip) await wait(drip.everyMs);
    response.write(body.subarray(at, at + step));
  }
  response.end();
}

function toBytes(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
