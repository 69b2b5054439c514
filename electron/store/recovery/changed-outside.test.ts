// A store that another program changed while Rowbench was closed: told apart from a damaged one, opened as it is only on a person's
// word, and never without what was found being kept.
import Database from 'better-sqlite3';
import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { getRecovery, openStoreAsItIs } from '../../../shared/contract/recovery.ts';
import type { RecoveryStatus } from '../../../shared/schema/recovery.ts';
import type { Backend } from '../../backend.ts';
import { openBackend } from '../../open-backend.ts';
import { send } from '../../testing/damage.ts';
import { tempDir } from '../../testing/temp-store.ts';
import { storeFileIn } from '../open-store.ts';
import { sizeOfFile } from './files.ts';

const companies = ['Acme', 'Bolt', 'Cairn'];

/** A workspace of three companies, closed in good order. */
async function closedWorkspace(): Promise<string> {
  const dir = tempDir();
  const backend = openBackend({ dataDir: dir, version: 'test' });
  for (const name of companies)
    await send(backend, 'POST', '/v1/companies', { name, domain: `${name.toLowerCase()}.com` });
  await backend.close();
  return dir;
}

function changeOutside(dir: string, sql: string, options: { leaveLog?: boolean } = {}): void {
  const db = new Database(storeFileIn(dir));
  if (!options.leaveLog) {
    db.exec(sql);
    db.close();
    return;
  }
  // As a killed program would leave it: the store untouched, the log beside it.
  const before = readFileSync(storeFileIn(dir));
  db.pragma('wal_autocheckpoint = 0');
  db.exec(sql);
  const log = readFileSync(`${storeFileIn(dir)}-wal`);
  const { atime, mtime } = statSync(storeFileIn(dir));
  db.close();
  writeFileSync(storeFileIn(dir), before);
  utimesSync(storeFileIn(dir), atime, mtime);
  writeFileSync(`${storeFileIn(dir)}-wal`, log);
}

function open(dataDir: string): Backend {
  const backend = openBackend({ dataDir, version: 'test' });
  onTestFinished(() => backend.close());
  return backend;
}

type Damaged = Extract<RecoveryStatus, { state: 'damaged' }>;
const statusOf = async (backend: Backend): Promise<RecoveryStatus> =>
  ((await send(backend, 'GET', getRecovery.path)) as { data: RecoveryStatus }).data;

/** What the recovery says once it has looked through the store. */
async function found(backend: Backend): Promise<Damaged> {
  await backend.checked;
  await expect.poll(async () => (await statusOf(backend)).state, { timeout: 30_000 }).toBe('damaged');
  const looked = async (): Promise<Damaged> => (await statusOf(backend)) as Damaged;
  await expect.poll(async () => (await looked()).salvageable, { timeout: 30_000 }).not.toBeNull();
  return looked();
}

async function openAsItIs(backend: Backend): Promise<Extract<RecoveryStatus, { state: 'done' }>['report']> {
  expect(await send(backend, 'POST', openStoreAsItIs.path, {})).toHaveProperty('data.state', 'working');
  await expect.poll(async () => (await statusOf(backend)).state, { timeout: 30_000 }).toBe('done');
  const status = await statusOf(backend);
  if (status.state !== 'done') throw new Error(status.state);
  return status.report;
}

const namesIn = async (backend: Backend): Promise<string[]> => {
  const answer = (await send(backend, 'GET', '/v1/companies?limit=100&sort=name')) as {
    data: { items: { name: string }[] };
  };
  return answer.data.items.map(({ name }) => name);
};

const renamed =
  "UPDATE company SET name = 'Bold', name_key = 'bold', domain = 'bold.com' WHERE name = 'Bolt'";
const added = `INSERT INTO company (no, uuid, name, name_key, domain, origin_no, created_at_ms, updated_at_ms)
  SELECT 99, randomblob(16), 'Dawn', 'dawn', 'dawn.com', origin_no, 1, 1 FROM company LIMIT 1`;

describe('a store that another program changed while it was closed', () => {
  it.each([
    ['in place', renamed, {}, ['Acme', 'Bold', 'Cairn']],
    ['by a new row', added, {}, ['Acme', 'Bolt', 'Cairn', 'Dawn']],
    ['by VACUUM', 'VACUUM', {}, companies],
    ['and left in its log', added, { leaveLog: true }, ['Acme', 'Bolt', 'Cairn', 'Dawn']],
  ])('%s is opened as it is on a person’s word, and kept as it was found', async (_how, sql, how, names) => {
    const dir = await closedWorkspace();
    changeOutside(dir, sql, how);
    const asFound = readFileSync(storeFileIn(dir));
    const backend = open(dir);
    const { changedOutside } = await found(backend);
    expect(changedOutside).toMatchObject({ obstacle: null, companies: names.length });
    expect(changedOutside?.pages).toBeGreaterThan(0);
    expect(Date.parse(changedOutside?.since ?? '')).toBeLessThanOrEqual(Date.now());
    expect(readFileSync(storeFileIn(dir)).equals(asFound)).toBe(true);
    const { keptIn, companies: opened } = await openAsItIs(backend);
    expect(opened).toBe(names.length);
    expect(readFileSync(join(keptIn, 'workspace.db')).equals(asFound)).toBe(true);
    expect(sizeOfFile(join(keptIn, 'workspace.db-wal')) > 0).toBe('leaveLog' in how);
    expect(await namesIn(backend)).toEqual(names);
  });

  it('keeps names and domains unique afterwards: keys are made of what is there', async () => {
    const dir = await closedWorkspace();
    changeOutside(dir, renamed);
    const backend = open(dir);
    await found(backend);
    await openAsItIs(backend);
    for (const [body, code] of [
      [{ name: 'BOLD' }, 'name_taken'],
      [{ name: 'Other', domain: 'bold.com' }, 'domain_taken'],
    ] as const)
      expect(await send(backend, 'POST', '/v1/companies', body)).toHaveProperty('error.code', code);
    expect(await send(backend, 'POST', '/v1/companies', { name: 'Bolt' })).toHaveProperty('data');
  });

  it.each([
    ['a domain twice', "UPDATE company SET domain = 'acme.com'", /same domain: acme\.com/],
    ['a name without its key', "UPDATE company SET name = 'Zeta' WHERE no = 1", /Zeta has a name_key/],
    ['a table of its own', 'CREATE TABLE notes (text TEXT)', /table notes, which is not Rowbench's/],
    ['a missing index', 'DROP INDEX company_uuid', /index company_uuid is missing/],
    ['a newer version', 'PRAGMA user_version = 9999', /version 9999/],
    [
      'a ledger that does not add up',
      `INSERT INTO import_job (id, no, status, phase, columns, mapping, update_existing, tags, rules, created, updated,
         unchanged, skipped, failed, blank, records_done, batches_done, error_count, created_by, created_at_ms)
       VALUES ('imp_1', 1, 'completed', 'done', '[]', '{}', 0, '[]', '{}', 1, 0, 0, 0, 0, 0, 9, 1, 0, 'usr', 1)`,
      /ledger of the import imp_1/,
    ],
  ])('with %s is not opened as it is, and says why', async (_what, sql, expected) => {
    const dir = await closedWorkspace();
    changeOutside(dir, sql);
    const backend = open(dir);
    const { changedOutside } = await found(backend);
    expect(changedOutside).toMatchObject({ obstacle: expect.stringMatching(expected), companies: null });
    expect(await send(backend, 'POST', openStoreAsItIs.path, {})).toMatchObject({
      error: { code: 'job_conflict', message: expect.stringMatching(expected) },
    });
  });
});

describe('a store that the disk altered', () => {
  it('is not offered to be opened as it is where no program wrote to its file', async () => {
    const dir = await closedWorkspace();
    const file = storeFileIn(dir);
    const { atimeMs, mtimeMs } = statSync(file);
    const bytes = readFileSync(file);
    const at = bytes.indexOf('Cairn');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    utimesSync(file, atimeMs / 1000, mtimeMs / 1000);
    // A time goes through a float of seconds; where that loses a fraction the file counts as written to.
    const isSameTime = statSync(file).mtimeMs === mtimeMs;
    const { changedOutside } = await found(open(dir));
    expect(changedOutside?.obstacle).toMatch(isSameTime ? /disk altered it/ : /name_key/);
  });

  it('without sums is no store that was changed outside', async () => {
    const dir = await closedWorkspace();
    const bytes = readFileSync(storeFileIn(dir));
    writeFileSync(storeFileIn(dir), bytes.fill(0, 0, 8192));
    writeFileSync(`${storeFileIn(dir)}.sums`, '');
    const backend = open(dir);
    expect((await found(backend)).changedOutside).toBeNull();
    expect(await send(backend, 'POST', openStoreAsItIs.path, {})).toHaveProperty(
      'error.code',
      'job_conflict',
    );
  });
});
