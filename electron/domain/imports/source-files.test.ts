import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StoredSource } from '../../store/sources.ts';
import { snapshotSource, sourceFolder, storeUpload } from './source-files.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rowbench-files-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function sourceOf(path: string): StoredSource {
  const { size, mtimeMs } = statSync(path);
  return {
    id: 'src_1',
    fileName: 'in.csv',
    origin: 'path',
    path,
    byteSize: size,
    mtimeMs: Math.floor(mtimeMs),
    snapshot: null,
    made: null,
    status: 'ready',
    failure: null,
    overrides: {},
    reading: '{}',
    rowCount: null,
    createdAtMs: 0,
  };
}

it('copies a file of the person’s own, so that a later change of it changes no import', async () => {
  const path = join(dir, 'in.csv');
  writeFileSync(path, 'Name\nAcme\n', { mode: 0o400 });
  const copy = await snapshotSource(dir, sourceOf(path));
  rmSync(path);
  expect(readFileSync(copy, 'utf8')).toBe('Name\nAcme\n');
});

it('copies nothing of a file that is no longer the one that was read', async () => {
  const path = join(dir, 'in.csv');
  writeFileSync(path, 'Name\nAcme\n');
  const source = sourceOf(path);
  writeFileSync(path, 'Name\nAcme\nBeta\n');
  await expect(snapshotSource(dir, source)).rejects.toMatchObject({ code: 'unreadable_file' });
  mkdirSync(sourceFolder(dir), { recursive: true });
  expect(readdirSync(sourceFolder(dir))).toEqual([]);
});

it('leaves nothing of an upload that breaks off', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from('Name\n'));
      controller.error(new Error('gone'));
    },
  });
  await expect(storeUpload(dir, 'src_1', broken)).rejects.toThrow('gone');
  expect(readdirSync(sourceFolder(dir))).toEqual([]);
});

function mountSmallDisk(): string | null {
  const disk = join(dir, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'ignore' });
    return disk;
  } catch {
    return null;
  }
}

it('says that the disk is full and leaves nothing behind', async (context) => {
  const disk = mountSmallDisk();
  if (disk === null) {
    context.skip('a small disk can only be mounted by root');
    return;
  }
  try {
    const megabyte = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let n = 0; n < 16; n += 1) controller.enqueue(new Uint8Array(65_536));
        controller.close();
      },
    });
    await expect(storeUpload(disk, 'src_1', megabyte)).rejects.toMatchObject({ code: 'disk_full' });
    expect(readdirSync(sourceFolder(disk))).toEqual([]);
  } finally {
    execFileSync('umount', [disk]);
  }
});
