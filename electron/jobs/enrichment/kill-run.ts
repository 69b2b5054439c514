// For tests and the bench: a batch over a vendor that fails one time in five, worked on by a process that is killed again and again,
// and what the vendor's own log says of it afterwards.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { openStore } from '../../store/open-store.ts';
import { openFaultServer, type Call, type Scripted } from '../../testing/fault-server.ts';
import { batchOf, itemsOf, startTestBatch } from './testing.ts';
import { matched } from './testing-provider.ts';

export type KillRun = { dir: string; items: number; kills: number; cents: number; budgetCents: number };

export type KillReport = {
  batch: EnrichBatch;
  kills: number;
  /** Items that are gone, or that never came to an end. */
  lost: number;
  /** What the vendor would charge, in cents: also for what never arrived. */
  billedCents: number;
  /** Lookups that it answered twice though nothing had been lost between. */
  repeated: number;
  calls: number;
};

const child = fileURLToPath(new URL('./kill.child.ts', import.meta.url));

/** `whole`: the answer arrived, as far as the vendor knows. */
type Billed = { domain: string; startMs: number; whole: boolean };

export async function runWithKills({ dir, items, kills, cents, budgetCents }: KillRun): Promise<KillReport> {
  const first = openStore(dir);
  const requests = Array.from({ length: items }, (_, at) => ({ domain: `c${at}.example` }));
  const no = startTestBatch(first, { requests }, { budgetCents });
  first.close();
  const server = await openFaultServer({ isOwnTest: false });
  const billed: Billed[] = [];
  server.on('/lookups', (call, times) => answer(call, times, billed));
  const killedAt: number[] = [];
  const run = (afterMs: number | null): Promise<void> =>
    work([dir, server.url, String(no), String(cents)], afterMs, killedAt);
  for (let kill = 0; kill < kills; kill += 1) await run(20 + ((kill * 37) % 150));
  await run(null);
  await server.close();
  const store = openStore(dir);
  try {
    const batch = batchOf(store, no);
    const open = itemsOf(store, no).filter(({ status }) => status === 'queued' || status === 'running');
    return {
      batch,
      kills: killedAt.length,
      lost: items - itemsOf(store, no).length + open.length,
      billedCents: billed.length * cents,
      repeated: countRepeated(billed, killedAt),
      calls: server.calls.length,
    };
  } finally {
    store.close();
  }
}

/** Kills the process `afterMs` after it began; null: lets it finish. */
async function work(args: string[], afterMs: number | null, killedAt: number[]): Promise<void> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => running.once('exit', resolve));
  await Promise.race([ended, new Promise((resolve) => running.stdout.once('data', resolve))]);
  if (afterMs === null) return void (await ended);
  await Promise.race([ended, wait(afterMs)]);
  const isKilled = running.exitCode === null;
  running.kill('SIGKILL');
  await ended;
  // What it had sent by then is read by the vendor first.
  await wait(50);
  if (isKilled) killedAt.push(Date.now());
}

/** One call in five goes wrong, each time in another way; what may have been carried out is billed. */
function answer(call: Call, times: number, billed: Billed[]): Scripted {
  const asked = call.body as { id: string; domain: string }[];
  const good = asked.map(({ id }) => matched(id));
  const charge = (whole: boolean): void => {
    for (const { domain } of asked) billed.push({ domain, startMs: call.atMs, whole });
  };
  const fault = times % 5 === 3 ? Math.floor(times / 5) % 6 : -1;
  if (fault === 0) return { status: 503 };
  if (fault === 1) return { status: 429, headers: { 'retry-after': '0' } };
  if (fault === 2)
    return { status: 200, body: '<html>down</html>', headers: { 'content-type': 'text/html' } };
  charge(fault === -1);
  if (fault === 3) return { fault: 'hang up' };
  if (fault === 4) return { body: good, fault: 'cut' };
  if (fault === 5) return { body: good.slice(1) };
  return { body: good.toReversed(), delayMs: 3 };
}

/** A second call is right only where a kill came between, or where the first answer was spoilt. */
function countRepeated(billed: readonly Billed[], killedAt: readonly number[]): number {
  const last = new Map<string, Billed>();
  let repeated = 0;
  for (const one of billed) {
    const before = last.get(one.domain);
    last.set(one.domain, one);
    if (before?.whole !== true) continue;
    if (!killedAt.some((at) => at >= before.startMs && at <= one.startMs)) repeated += 1;
  }
  return repeated;
}
