import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { hasKeyRun } from '../store/company-key-runs.ts';
import { listImportErrors } from '../store/import-errors.ts';
import { companyCsv, openBench } from './testing.ts';

const rows = 30_000;
/** From the reading thread's start to the merge of keys, as the machine may be. */
const killsAfterMs = [150, 300, 450, 600, 300];
const child = fileURLToPath(new URL('./kill.child.ts', import.meta.url));

/** Runs the import in a process of its own and kills it `afterMs` after it began; null: lets it finish. */
function importUntil(dir: string, id: string, afterMs: number | null): Promise<'done' | 'killed'> {
  const running = spawn(process.execPath, [child, dir, id], { stdio: ['ignore', 'pipe', 'inherit'] });
  let done = false;
  running.stdout.once('data', () => {
    if (afterMs !== null) setTimeout(() => running.kill('SIGKILL'), afterMs);
  });
  running.stdout.on('data', (chunk: Buffer) => (done ||= chunk.toString().includes('done')));
  return new Promise((resolve) => running.on('exit', () => resolve(done ? 'done' : 'killed')));
}

it('loses and doubles nothing when the process is killed again and again in the middle of it', async () => {
  const first = openBench();
  const { dir } = first;
  const csv = companyCsv(rows).replace('Company 12345,', ',').replace('c20001.example', 'no host');
  const id = first.queue(`${csv}Company 7,,\n`);
  first.store.close();
  const ends: string[] = [];
  for (const afterMs of killsAfterMs) ends.push(await importUntil(dir, id, afterMs));
  ends.push(await importUntil(dir, id, null));
  expect(ends.filter((end) => end === 'killed').length).toBeGreaterThan(0);

  const after = openBench(dir);
  const { db } = after.store;
  const count = (what: string) => db.sql<{ n: number }>(`SELECT count(${what}) AS n FROM company`).get()?.n;
  expect(after.get(id)).toMatchObject({
    status: 'completed',
    recordsDone: rows + 1,
    ledger: { created: rows - 2, updated: 0, unchanged: 0, skipped: 1, failed: 2, blank: 0 },
  });
  expect(count('*')).toBe(rows - 2);
  expect(count('DISTINCT domain')).toBe(rows - 2);
  expect(count('DISTINCT name_key')).toBe(rows - 2);
  expect(hasKeyRun(db)).toBe(false);
  expect(listImportErrors(db, after.get(id).no, 0, 10).map(({ row_number }) => row_number)).toEqual([
    12_347, 20_003,
  ]);
  expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  await after.close();
}, 120_000);
