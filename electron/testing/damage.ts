// For tests and benches: a store with a known content, copies of it that are damaged by a seed, and what became of each.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecoveryStatus } from '../../shared/schema/recovery.ts';
import { openBackend } from '../open-backend.ts';
import { companyCsv, openBench } from '../jobs/testing.ts';
import type { Backend } from '../backend.ts';
import { close, openReadable } from '../store/database.ts';
import { deepCheck } from '../store/recovery/deep-check.ts';

/** Files of a store by name, and every state that each of its companies was ever in. */
export type Original = { files: Map<string, Buffer>; companies: number; states: Set<string> };

const storeFile = 'workspace.db';
const kept = /^workspace\.db(-wal|\.sums)?$/;

const filesIn = (dir: string): Map<string, Buffer> =>
  new Map(
    readdirSync(dir)
      .filter((name) => kept.test(name))
      .map((name) => [name, readFileSync(join(dir, name))]),
  );

/** A company's whole row as one text. */
export function statesIn(file: string): string[] {
  const db = openReadable(file);
  try {
    const rows = db.sql<Record<string, unknown>>('SELECT * FROM company ORDER BY no').all();
    return rows.map((row) => JSON.stringify(row));
  } finally {
    close(db);
  }
}

export type Originals = { closed: Original; killed: Original };

/** One store of `rows` companies, some deleted, some edited: closed in good order, and as a kill would leave it. */
export async function makeOriginals(dir: string, rows: number): Promise<Originals> {
  const bench = openBench(dir);
  const id = bench.queue(companyCsv(rows));
  bench.jobs.start();
  await bench.jobs.waitFor(id);
  await bench.jobs.stop();
  bench.store.close();
  const file = join(dir, storeFile);
  const states = new Set(statesIn(file));
  const backend = openBackend({ dataDir: dir, version: 'test' });
  await backend.checked;
  const ids = await idsOf(backend);
  for (const [at, companyId] of ids.entries()) {
    if (at % 4 === 0) await send(backend, 'DELETE', `/v1/companies/${companyId}`);
    else
      await send(backend, 'PATCH', `/v1/companies/${companyId}`, { industry: `Industry ${at}`.repeat(40) });
    if (at % 10 === 0) for (const state of statesIn(file)) states.add(state);
  }
  for (const state of statesIn(file)) states.add(state);
  const companies = statesIn(file).length;
  const killed = { files: filesIn(dir), companies, states };
  await backend.close();
  return { killed, closed: { files: filesIn(dir), companies, states } };
}

async function idsOf(backend: Backend): Promise<string[]> {
  const answer = await send(backend, 'GET', '/v1/companies?limit=60&sort=createdAt');
  return (answer as { data: { items: { id: string }[] } }).data.items.map(({ id }) => id);
}

export async function send(backend: Backend, method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
  const response = await backend.fetch(new Request(`http://127.0.0.1${path}`, init), { kind: 'local' });
  return response.json();
}

type Random = () => number;
type Damage = (files: Map<string, Buffer>, random: Random) => void;

const upTo = (random: Random, most: number): number => Math.floor(random() * most);

function alter(name: string, change: (bytes: Buffer, random: Random) => Buffer | void): Damage {
  return (files, random) => {
    const bytes = Buffer.from(files.get(name) ?? Buffer.alloc(0));
    files.set(name, change(bytes, random) ?? bytes);
  };
}

function flip(bytes: Buffer, random: Random, from: number, to: number, times: number): void {
  if (to <= from) return;
  for (let n = 0; n < times; n += 1) {
    const at = from + upTo(random, to - from);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << upTo(random, 8));
  }
}

const pageBytes = 8192;
const pagesIn = (bytes: Buffer): number => Math.floor(bytes.length / pageBytes);

/** What may happen to a store that was closed in good order. */
const damagesWhenClosed: Record<string, Damage> = {
  'header flipped': alter(storeFile, (bytes, random) => flip(bytes, random, 0, 100, 1 + upTo(random, 4))),
  'schema flipped': alter(storeFile, (bytes, random) =>
    flip(bytes, random, 100, pageBytes, 1 + upTo(random, 16)),
  ),
  'bytes flipped': alter(storeFile, (bytes, random) =>
    flip(bytes, random, pageBytes, bytes.length, 1 + upTo(random, 40)),
  ),
  'one bit flipped': alter(storeFile, (bytes, random) => flip(bytes, random, 0, bytes.length, 1)),
  'page heads flipped': alter(storeFile, (bytes, random) => {
    for (let n = 0; n < 4; n += 1) {
      const at = upTo(random, pagesIn(bytes)) * pageBytes;
      flip(bytes, random, at, at + 12, 2);
    }
  }),
  'pages zeroed': alter(storeFile, (bytes, random) => {
    const from = upTo(random, pagesIn(bytes)) * pageBytes;
    bytes.fill(0, from, from + 8 * pageBytes);
  }),
  'one page zeroed': alter(storeFile, (bytes, random) => {
    const at = upTo(random, pagesIn(bytes)) * pageBytes;
    bytes.fill(0, at, at + pageBytes);
  }),
  'pages swapped': alter(storeFile, (bytes, random) => {
    const [one, other] = [upTo(random, pagesIn(bytes)) * pageBytes, upTo(random, pagesIn(bytes)) * pageBytes];
    const held = Buffer.from(bytes.subarray(one, one + pageBytes));
    bytes.copy(bytes, one, other, other + pageBytes);
    held.copy(bytes, other);
  }),
  cut: alter(storeFile, (bytes, random) => bytes.subarray(0, upTo(random, bytes.length))),
  'cut to nothing': alter(storeFile, (bytes) => bytes.subarray(0, 0)),
  'free pages flipped': alter(storeFile, (bytes, random) => {
    const trunk = bytes.readUInt32BE(32);
    if (trunk > 0) flip(bytes, random, (trunk - 1) * pageBytes, trunk * pageBytes, 8);
    else flip(bytes, random, 32, 40, 2);
  }),
  'store overwritten': alter(storeFile, () => Buffer.from('name,domain\n'.repeat(2000))),
  'store gone': (files) => void files.delete(storeFile),
  'sums flipped': alter(`${storeFile}.sums`, (bytes, random) => flip(bytes, random, 0, bytes.length, 3)),
};

/** What may happen to one that was killed: its log is there, sums are not. */
const damagesWhenKilled: Record<string, Damage> = {
  'log flipped': alter(`${storeFile}-wal`, (bytes, random) =>
    flip(bytes, random, 0, bytes.length, 1 + upTo(random, 20)),
  ),
  'log cut': alter(`${storeFile}-wal`, (bytes, random) => bytes.subarray(0, upTo(random, bytes.length))),
  'log gone': (files) => void files.delete(`${storeFile}-wal`),
  'log head flipped': alter(`${storeFile}-wal`, (bytes, random) => flip(bytes, random, 0, 32, 2)),
  'store cut under its log': alter(storeFile, (bytes, random) =>
    bytes.subarray(0, upTo(random, bytes.length)),
  ),
  'page heads flipped under a log': alter(storeFile, (bytes, random) => {
    const at = upTo(random, pagesIn(bytes)) * pageBytes;
    flip(bytes, random, at, at + 8, 3);
  }),
};

const kinds = [
  ...Object.entries(damagesWhenClosed).map(([name, damage]) => ({ name, damage, state: 'closed' as const })),
  ...Object.entries(damagesWhenKilled).map(([name, damage]) => ({ name, damage, state: 'killed' as const })),
];

export const damageKinds: readonly string[] = kinds.map(({ name }) => name);

export type DamagedCopy = { name: string; dir: string; original: Original };

/** The `n`th damaged copy, in a folder of its own. */
export function makeDamagedCopy(dir: string, originals: Originals, n: number, random: Random): DamagedCopy {
  const { name, damage, state } = kinds[n % kinds.length] ?? never();
  const original = originals[state];
  const files = new Map(original.files);
  damage(files, random);
  mkdirSync(dir, { recursive: true });
  for (const [file, bytes] of files) writeFileSync(join(dir, file), bytes);
  return { name, dir, original };
}

const never = (): never => {
  throw new Error('There is no damage to do');
};

export type Outcome = {
  /** `consistent`: it opened, and SQLite's check and its own hold. */
  end: 'consistent' | 'recovered';
  problem: string | null;
  companies: number;
  /** Companies in a state that they were never in. */
  invented: number;
  /** Whether every damaged file is kept byte for byte. */
  keptExactly: boolean;
};

const hashesIn = (dir: string): string[] =>
  [...filesIn(dir)].map(([name, bytes]) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`);

/** Starts on the copy as the app would; where it reaches the recovery, salvages. Then looks at what there is. */
export async function startOn({ dir, original }: DamagedCopy): Promise<Outcome> {
  const before = hashesIn(dir);
  const file = join(dir, storeFile);
  const backend = openBackend({ dataDir: dir, version: 'test' });
  await backend.checked;
  const first = await statusOf(backend);
  let keptExactly = true;
  if (first.state === 'damaged') {
    await send(backend, 'POST', '/v1/recovery/salvage', {});
    const { report } = await whenDone(backend);
    const after = hashesIn(report.keptIn);
    keptExactly = before.every((hash) => after.includes(hash));
  }
  const created = (await send(backend, 'POST', '/v1/companies', { name: 'Made afterwards' })) as {
    data?: unknown;
  };
  await backend.close();
  if (created.data === undefined) throw new Error(`It takes no company: ${JSON.stringify(created)}`);
  const problem = deepCheck(file);
  if (problem !== null || !existsSync(file)) throw new Error(`What opened is not whole: ${problem}`);
  const states = statesIn(file).filter((state) => !state.includes('"Made afterwards"'));
  return {
    end: first.state === 'damaged' ? 'recovered' : 'consistent',
    problem: first.state === 'damaged' ? first.damage.problem : null,
    companies: states.length,
    invented: states.filter((state) => !original.states.has(state)).length,
    keptExactly,
  };
}

async function statusOf(backend: Backend): Promise<RecoveryStatus> {
  return ((await send(backend, 'GET', '/v1/recovery')) as { data: RecoveryStatus }).data;
}

async function whenDone(backend: Backend): Promise<Extract<RecoveryStatus, { state: 'done' }>> {
  for (;;) {
    const status = await statusOf(backend);
    if (status.state === 'done') return status;
    if (status.state === 'damaged' && status.failure !== null) throw new Error(status.failure);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
