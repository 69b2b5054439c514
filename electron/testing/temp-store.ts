// For tests: a real store in a folder of its own that goes away with the test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../store/open-store.ts';
import { withNewStore } from './new-store.ts';

export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rowbench-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function tempStore(): Store {
  const dir = mkdtempSync(join(tmpdir(), 'rowbench-test-'));
  const store = openStore(withNewStore(dir));
  onTestFinished(() => {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return store;
}
