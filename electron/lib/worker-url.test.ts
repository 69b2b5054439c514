import { expect, test } from 'vitest';
import { workerUrl } from './worker-url.ts';

test('names the source file while running from source', () => {
  expect(workerUrl('jobs/import-worker').pathname).toMatch(/\/electron\/jobs\/import-worker\.ts$/);
});

test('names the flat bundle beside the code that asks once it is built', () => {
  const bundled = 'file:///app/dist/electron/utility.js';
  expect(workerUrl('jobs/import-worker', bundled).href).toBe('file:///app/dist/electron/import-worker.js');
});
