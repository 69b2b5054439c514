// The proof of enrichment at its full size: items over a vendor that fails one time in five, worked on by a process that is killed
// again and again. Usage: node bench/enrichment-kills.ts [items] [kills]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWithKills } from '../electron/jobs/enrichment/kill-run.ts';
import type { Figure } from './stats.ts';

const cents = 3;

export async function measureEnrichmentKills(items: number, wanted: number): Promise<Figure> {
  const dir = mkdtempSync(join(tmpdir(), 'rowbench-kills-'));
  // Not enough for all of them, so that the end is reached.
  const budgetCents = Math.ceil(items * cents * 1.1);
  const report = await runWithKills({ dir, items, kills: wanted, cents, budgetCents });
  rmSync(dir, { recursive: true, force: true });
  const { batch, kills, lost, repeated, billedCents, calls } = report;
  const isKept = billedCents <= batch.cost && batch.cost <= budgetCents;
  const count = (n: number): string => n.toLocaleString('en-US');
  return {
    what: 'Enrichment killed again and again',
    value: `${lost} lost, ${repeated} billed twice, budget ${isKept ? 'kept' : 'passed'}`,
    limit: '0 lost, 0 billed twice, budget kept',
    holds: lost === 0 && repeated === 0 && isKept && kills > 0,
    detail: `${count(items)} items, one call in five failing, ${kills} × kill -9 in ${count(calls)} calls; ${count(billedCents)} cents billed, ${count(batch.cost)} counted, ${count(budgetCents)} allowed`,
  };
}

if (import.meta.main) {
  const [items = 10_000, kills = 50] = process.argv.slice(2).map(Number);
  console.log(await measureEnrichmentKills(items, kills));
}
