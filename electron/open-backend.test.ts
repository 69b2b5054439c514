// One damage of each kind, by seed, through the whole backend: noticed, kept, salvaged, usable again. bench/damage.ts does a
// hundred.
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { getRecovery, restoreStore, salvageStore, startEmptyStore } from '../shared/contract/recovery.ts';
import type { Backend } from './backend.ts';
import { openBackend } from './open-backend.ts';
import { backupFolder, newBackupFile, writeBackup } from './store/backups.ts';
import { close, openReadable } from './store/database.ts';
import { storeFileIn } from './store/open-store.ts';
import {
  damageKinds,
  makeDamagedCopy,
  makeOriginals,
  send,
  startOn,
  type Originals,
} from './testing/damage.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { tempDir } from './testing/temp-store.ts';

vi.setConfig({ testTimeout: 90_000 });

const rows = 800;
let originals: Originals;
const made = mkdtempSync(join(tmpdir(), 'rowbench-damage-'));
beforeAll(async () => {
  originals = await makeOriginals(made, rows);
}, 60_000);
afterAll(() => rmSync(made, { recursive: true, force: true }));

function writeStore(dir: string, change: (bytes: Buffer) => Buffer = (bytes) => bytes): void {
  for (const [name, bytes] of originals.closed.files)
    writeFileSync(join(dir, name), name === 'workspace.db' ? change(Buffer.from(bytes)) : bytes);
}

function open(dataDir: string): Backend {
  const backend = openBackend({ dataDir, version: 'test' });
  onTestFinished(() => backend.close());
  return backend;
}

type Wire = { data: { state: string; [field: string]: unknown } };
const statusOf = async (backend: Backend) => ((await send(backend, 'GET', getRecovery.path)) as Wire).data;
const without = (bytes: Buffer): Buffer => bytes.fill(0, 0, 8192);

describe('a start on a store that was damaged by a seed', () => {
  it.each(damageKinds.map((name, at) => ({ name, at })))(
    '$name: opens whole or is recovered, keeps the original, invents nothing',
    async ({ at }) => {
      const copy = makeDamagedCopy(tempDir(), originals, at, seededRandom(100 + at));
      const outcome = await startOn(copy);
      expect(outcome).toMatchObject({ invented: 0, keptExactly: true });
    },
  );
});

describe('while the store is damaged', () => {
  it('nothing but the recovery answers, and says what to do', async () => {
    const dir = tempDir();
    writeStore(dir, without);
    const backend = open(dir);
    expect(await send(backend, 'POST', '/v1/companies', { name: 'X' })).toMatchObject({
      error: {
        code: 'store_unavailable',
        details: { recovery: true },
        message: expect.stringContaining('rowbench recover'),
      },
    });
    expect(await send(backend, 'GET', '/health')).toEqual({ status: 'ok' });
    await backend.checked;
    const answer = await send(backend, 'GET', getRecovery.path);
    expect(getRecovery.answer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ data: { state: 'damaged', salvageable: expect.any(Array) } });
  });

  it('a caller from elsewhere is refused, key or none', async () => {
    const dir = tempDir();
    writeStore(dir, without);
    const backend = open(dir);
    for (const { method, path } of [getRecovery, salvageStore, startEmptyStore]) {
      const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
      const request = new Request(`http://127.0.0.1${path}`, { method, ...body });
      expect((await backend.fetch(request, { kind: 'network' })).status).toBe(403);
    }
  });

  it('quitting without a choice changes nothing: the next start asks again', async () => {
    const dir = tempDir();
    writeStore(dir, without);
    const before = readFileSync(storeFileIn(dir));
    const first = openBackend({ dataDir: dir, version: 'test' });
    await first.close();
    expect(readFileSync(storeFileIn(dir)).equals(before)).toBe(true);
    expect((await statusOf(open(dir))).state).toBe('damaged');
  });

  it('a backup takes its place, and the report is kept beside the damaged files', async () => {
    const dir = tempDir();
    writeStore(dir);
    const db = openReadable(storeFileIn(dir));
    writeBackup(db, newBackupFile(dir, 'manual', Date.parse('2026-03-01T12:00:00Z')));
    close(db);
    writeStore(dir, without);
    const backend = open(dir);
    const [backup] = readdirSync(backupFolder(dir));
    expect(await send(backend, 'POST', restoreStore.path, { backup: 'none.bak' })).toMatchObject({
      error: { code: 'not_found', message: expect.stringContaining(`Choose ${backup}`) },
    });
    await send(backend, 'POST', restoreStore.path, { backup });
    await expect.poll(async () => (await statusOf(backend)).state, { timeout: 30_000 }).toBe('done');
    const { report } = (await statusOf(backend)) as unknown as {
      report: { keptIn: string; companies: number };
    };
    expect(report.companies).toBe(originals.closed.companies);
    expect(existsSync(join(report.keptIn, 'report.json'))).toBe(true);
  });

  it('starting empty keeps the damaged files and the copies of imported files', async () => {
    const dir = tempDir();
    writeStore(dir, (bytes) => bytes.subarray(0, 0));
    mkdirSync(join(dir, 'sources'));
    writeFileSync(join(dir, 'sources', 'src_00000000-0000-7000-8000-000000000000.csv'), 'name\n');
    const backend = open(dir);
    await send(backend, 'POST', startEmptyStore.path, {});
    await expect.poll(async () => (await statusOf(backend)).state, { timeout: 30_000 }).toBe('done');
    const [folder = ''] = readdirSync(join(dir, 'damaged'));
    expect(readdirSync(join(dir, 'damaged', folder)).sort()).toEqual(
      expect.arrayContaining(['report.json', 'sources', 'workspace.db', 'workspace.db.sums']),
    );
    expect(readdirSync(join(dir, 'damaged', folder, 'sources'))).toHaveLength(1);
  });
});

describe('a page that turns out to be damaged while the store is in use', () => {
  it('leads to the recovery, and what was written before is saved', async () => {
    const dir = tempDir();
    writeStore(dir, (bytes) => {
      bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 8;
      return bytes;
    });
    const backend = open(dir);
    const heard: string[] = [];
    backend.events.subscribe(({ topic }) => heard.push(topic));
    expect(await send(backend, 'POST', '/v1/companies', { name: 'Written before' })).toHaveProperty('data');
    await backend.checked;
    expect((await statusOf(backend)).state).toBe('damaged');
    expect(heard).toContain('store:damaged');
    await send(backend, 'POST', salvageStore.path, {});
    await expect.poll(async () => (await statusOf(backend)).state, { timeout: 30_000 }).toBe('done');
    const found = await send(backend, 'POST', '/v1/companies/search', { q: 'Written before' });
    expect(found).toMatchObject({ data: { items: [{ name: 'Written before' }] } });
  });

  it('also where SQLite meets it: the answer says so, and nothing more is written', async () => {
    const dir = tempDir();
    writeStore(dir);
    const backend = open(dir);
    await backend.checked;
    const handle = openSync(storeFileIn(dir), 'r+');
    const size = fstatSync(handle).size;
    writeSync(handle, Buffer.alloc(size - 8192, 0xff), 0, size - 8192, 8192);
    closeSync(handle);
    expect(await send(backend, 'GET', '/v1/companies?limit=100')).toMatchObject({
      error: { code: 'store_unavailable', details: { recovery: true } },
    });
    await expect.poll(async () => (await statusOf(backend)).state, { timeout: 30_000 }).toBe('damaged');
    expect(await send(backend, 'POST', '/v1/companies', { name: 'Too late' })).toHaveProperty('error');
  });
});
