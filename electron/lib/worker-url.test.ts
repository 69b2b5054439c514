import { afterEach, expect, test, vi } from 'vitest';
import { workerUrl } from './worker-url.ts';

afterEach(() => vi.unstubAllEnvs());

test('names the source file while running from source', () => {
  vi.stubEnv('ROWBENCH_BUNDLE', '');
  expect(workerUrl('jobs/import-worker').pathname).toMatch(/\/electron\/jobs\/import-worker\.ts$/);
});

test('names the flat bundle beside the code that asks once it is built', () => {
  const bundled = 'file:///app/dist/electron/utility.js';
  expect(workerUrl('jobs/import-worker', bundled).href).toBe('file:///app/dist/electron/import-worker.js');
});

test('names the bundle that a test run has built, also from source', () => {
  vi.stubEnv('ROWBENCH_BUNDLE', '/app/dist/electron');
  expect(workerUrl('jobs/import-worker').href).toBe('file:///app/dist/electron/import-worker.js');
});
