import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { electronEntries } from './lib/build-electron.ts';
import { fingerprint } from './lib/fingerprint.ts';

const folder = mkdtempSync(join(tmpdir(), 'rowbench-build-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('the fingerprint changes with a source file and not with a test', () => {
  write('electron/a.ts', 'one');
  const before = fingerprint(folder, ['electron/**/*.ts']);
  write('electron/a.test.ts', 'a test');
  expect(fingerprint(folder, ['electron/**/*.ts'])).toBe(before);
  write('electron/a.ts', 'two');
  expect(fingerprint(folder, ['electron/**/*.ts'])).not.toBe(before);
});

test('every worker file is an entry of its own, bundled flat', () => {
  write('electron/jobs/query-worker.ts', '');
  write('electron/domain/imports/reader-worker.ts', '');
  expect(electronEntries(folder)).toMatchObject({
    'query-worker': 'electron/jobs/query-worker.ts',
    'reader-worker': 'electron/domain/imports/reader-worker.ts',
    utility: 'electron/hosts/utility.ts',
  });
});

test('two workers of one name are refused', () => {
  write('electron/jobs/worker.ts', '');
  write('electron/sync/worker.ts', '');
  expect(() => electronEntries(folder)).toThrow(/would both become worker\.js/);
});
