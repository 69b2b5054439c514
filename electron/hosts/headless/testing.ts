// For tests only: a headless host over a real store, and a client that can send what fetch would not.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp, type TestApp } from '../../api/testing/open-app.ts';
import { serveHeadless, type Headless } from '../headless.ts';

export type Host = {
  test: TestApp;
  headless: Headless;
  port: number;
  /** Uses up the one-time address; the answer is the Cookie header of the session. */
  signIn(): Promise<string>;
  send(path: string, options?: SendOptions): Promise<Answer>;
  close(): Promise<void>;
};

export type SendOptions = { method?: string; headers?: Record<string, string>; body?: string };
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

export async function openHost(next?: string, rateLimit = 10_000): Promise<Host> {
  const test = openApp({ rateLimit });
  const rendererDir = mkdtempSync(join(tmpdir(), 'rowbench-window-'));
  mkdirSync(join(rendererDir, 'assets'));
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>window</title>');
  writeFileSync(join(rendererDir, 'assets', 'app-1a2b3c.js'), 'export {};');
  writeFileSync(join(rendererDir, '..', 'rowbench-secret.txt'), 'secret');
  const { events, store, clock } = test.services;
  const headless = await serveHeadless({
    backend: {
      fetch: (...call) => test.app(...call),
      events,
      dataDir: store.dataDir,
      checked: Promise.resolve(),
      close: () => Promise.resolve(),
    },
    port: 0,
    rendererDir,
    clock,
    ...(next === undefined ? {} : { next }),
  });
  const port = Number(new URL(headless.url).port);
  return {
    test,
    headless,
    port,
    signIn: async () => {
      const response = await fetch(headless.signIn, { redirect: 'manual' });
      return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    send: (path, options) => send(port, path, options),
    close: async () => {
      await headless.close();
      await test.close();
      rmSync(rendererDir, { recursive: true, force: true });
      rmSync(join(rendererDir, '..', 'rowbench-secret.txt'), { force: true });
    },
  };
}

function send(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: SendOptions = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
