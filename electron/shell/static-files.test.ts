import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveStatic } from './static-files.ts';

const outside = mkdtempSync(join(tmpdir(), 'rowbench-static-'));
const folder = join(outside, 'renderer');
const get = (path: string): Promise<Response> => serveStatic(path, folder);

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<title>Rowbench</title>');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'go()');
  writeFileSync(join(outside, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

test('a file comes with its type and exact length', async () => {
  const response = await get('/assets/app-1a2b.js');
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response.headers.get('content-length')).toBe('4');
  expect(response.headers.get('cache-control')).toContain('immutable');
});

test.each(['/', '/companies', '/imports/new/src_1'])('%s is a page of the app', async (path) => {
  expect(await (await get(path)).text()).toContain('<title>Rowbench</title>');
});

test('a page may load nothing from elsewhere and run nothing inline', async () => {
  const policy = (await get('/')).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/\*|https?:|unsafe-eval|script-src[^;]*unsafe-inline/);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/%',
  '/a%00.js',
  '/gone.js',
])('%s finds nothing', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('secret');
});
