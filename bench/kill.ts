// Kills the process again and again in the middle of an import and counts what is lost or doubled.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { companyCsv, openBench } from '../electron/jobs/testing.ts';
import { seededRandom } from './company-file.ts';
import type { Figure } from './stats.ts';

const child = fileURLToPath(new URL('../electron/jobs/kill.child.ts', import.meta.url));

/** Lets the import run for `ms`, then kills its process; true when it was done before. */
function runFor(dir: string, id: string, ms: number): Promise<boolean> {
  const running = spawn(process.execPath, [child, dir, id], { stdio: ['ignore', 'pipe', 'inherit'] });
  let done = false;
  running.stdout.on('data', (chunk: Buffer) => (done ||= chunk.toString().includes('done')));
  const timer = setTimeout(() => running.kill('SIGKILL'), ms);
  return new Promise((resolve) => {
    running.once('exit', () => {
      clearTimeout(timer);
      resolve(done);
    });
  });
}

export async function measureKills(rows: number, kills: number): Promise<Figure> {
  const first = openBench();
  const id = first.queue(companyCsv(rows));
  first.store.close();
  const random = seededRandom(7);
  let killed = 0;
  while (killed < kills && !(await runFor(first.dir, id, 500 + random() * 1500))) killed += 1;
  await runFor(first.dir, id, 600_000);
  const after = openBench(first.dir);
  const { db } = after.store;
  const stored = db.sql<{ n: number }>('SELECT count(*) AS n FROM company').get()?.n ?? 0;
  const distinct = db.sql<{ n: number }>('SELECT count(DISTINCT domain) AS n FROM company').get()?.n ?? 0;
  const { created } = after.get(id).ledger;
  await after.close();
  const holds = stored === rows && distinct === rows && created === rows;
  return {
    what: 'Rows lost or doubled by kill -9',
    value: `${rows - distinct} lost, ${stored - distinct} doubled`,
    limit: '0 and 0',
    holds,
    detail: `${killed} kills during an import of ${rows.toLocaleString('en-US')} rows`,
  };
}
