// Kills the process again and again at random points of imports and counts what is lost or doubled. When one is done,
// the next begins, in a store of its own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { companyCsv, openBench } from '../electron/jobs/testing.ts';
import { seededRandom } from './company-file.ts';
import type { Figure } from './stats.ts';

const child = fileURLToPath(new URL('../electron/jobs/kill.child.ts', import.meta.url));

/** Lets the import run for `ms` after it began, then kills its process; true when it was done before. Throws where it broke. */
function runFor(dir: string, id: string, ms: number): Promise<boolean> {
  const running = spawn(process.execPath, [child, dir, id], { stdio: ['ignore', 'pipe', 'inherit'] });
  let done = false;
  let timer: NodeJS.Timeout | undefined;
  running.stdout.on('data', (chunk: Buffer) => {
    done ||= chunk.toString().includes('done');
    timer ??= setTimeout(() => running.kill('SIGKILL'), ms);
  });
  return new Promise((resolve, reject) => {
    running.once('exit', (code, signal) => {
      clearTimeout(timer);
      if (done || signal === 'SIGKILL') resolve(done);
      else reject(new Error(`The import ended by itself with ${code}.`));
    });
  });
}

async function timeWhole(csv: string): Promise<number> {
  const first = openBench();
  const id = first.queue(csv);
  first.store.close();
  const start = performance.now();
  await runFor(first.dir, id, 600_000);
  const ms = performance.now() - start;
  await openBench(first.dir).close();
  return ms;
}

type Found = { lost: number; doubled: number; ledgerIsRight: boolean };

async function lookAt(dir: string, id: string, rows: number): Promise<Found> {
  const after = openBench(dir);
  const { db } = after.store;
  const count = (what: string): number =>
    db.sql<{ n: number }>(`SELECT count(${what}) AS n FROM company`).get()?.n ?? 0;
  const [stored, distinct] = [count('*'), count('DISTINCT domain')];
  const { ledger, recordsDone, status, failure } = after.get(id);
  if (status !== 'completed') throw new Error(`The import ended ${status}: ${failure?.message ?? ''}`);
  const ledgerIsRight = ledger.created === rows && recordsDone === rows;
  await after.close();
  return { lost: rows - distinct, doubled: stored - distinct, ledgerIsRight };
}

export async function measureKills(rows: number, kills: number): Promise<Figure> {
  const random = seededRandom(7);
  const csv = companyCsv(rows);
  // Killed before it has written anything 25 times in a row, a job is given up on purpose: so the points lie within what a
  // whole import takes on this machine now.
  const whole = await timeWhole(csv);
  const total: Found = { lost: 0, doubled: 0, ledgerIsRight: true };
  let killed = 0;
  let imports = 0;
  while (killed < kills) {
    const first = openBench();
    const id = first.queue(csv);
    first.store.close();
    imports += 1;
    let done = false;
    while (!done && killed < kills) {
      done = await runFor(first.dir, id, random() * whole);
      if (!done) killed += 1;
    }
    if (!done) await runFor(first.dir, id, 600_000);
    const found = await lookAt(first.dir, id, rows);
    total.lost += found.lost;
    total.doubled += found.doubled;
    total.ledgerIsRight &&= found.ledgerIsRight;
  }
  const holds = total.lost === 0 && total.doubled === 0 && total.ledgerIsRight;
  return {
    what: 'Rows lost or doubled by kill -9',
    value: `${total.lost} lost, ${total.doubled} doubled`,
    limit: '0 and 0',
    holds,
    detail: `${killed} kills at random points of ${imports} imports of ${rows.toLocaleString('en-US')} rows; ${total.ledgerIsRight ? 'every ledger right' : 'a ledger is WRONG'}`,
  };
}
