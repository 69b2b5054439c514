// A refresh of many as a person meets it: a thousand companies are asked about at a provider that needs no network, the plan is told in
// numbers, and a job applies it. Usage: node bench/refresh.ts [companies]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addCompanies } from '../electron/jobs/enrichment/testing.ts';
import { must } from '../electron/lib/assert.ts';
import { openStore } from '../electron/store/open-store.ts';
import type { BulkJob } from '../shared/schema/bulk.ts';
import type { BulkRefresh } from '../shared/schema/entity.ts';
import { openClient, type Client } from './client.ts';
import type { Figure } from './stats.ts';

const least = 300;
const one = { filter: { field: 'name', operator: 'eq', value: 'Company 0' } };
const wish = { refreshScope: 'basic_data', preserveName: true, preserveEntityData: true };

/** In a folder that is not there yet. */
export async function measureRefresh(dataDir: string, companies: number): Promise<Figure> {
  writeStore(dataDir, companies);
  const client = openClient(dataDir);
  try {
    const registry = { basicProviders: {}, otherwise: 'domain-facts' };
    await client.call('PATCH', '/v1/enrichment/refresh-settings', registry);
    // Threads that are there already: a person has used the program before.
    await applied(client, (await planned(client, one)).planId);
    const start = performance.now();
    const { plan, planId } = await planned(client, {});
    const plannedMs = performance.now() - start;
    const { changed } = await applied(client, planId);
    const rate = companies / ((performance.now() - start) / 1000);
    return {
      what: 'Refresh of many',
      value: `${Math.round(rate).toLocaleString('en-US')} entities/s`,
      limit: `≥ ${least} entities/s`,
      holds: rate >= least && plan?.changed === companies - 1 && changed === companies - 1,
      detail: `${companies.toLocaleString('en-US')} companies, asked about at a provider without a network, planned (${Math.round(plannedMs)} ms) and applied as one step`,
    };
  } finally {
    await client.close();
  }
}

function writeStore(dataDir: string, companies: number): void {
  const store = openStore(dataDir);
  const all = Array.from({ length: companies }, (_, at) => ({ name: `Company ${at}`, domain: `c${at}.de` }));
  addCompanies(store, all);
  store.close();
}

/** Entities answer without an envelope. */
async function refresh({ backend }: Client, body: object): Promise<BulkRefresh> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify({ ...wish, ...body }) };
  const request = new Request('http://127.0.0.1/entities/refresh', init);
  const response = await backend.fetch(request, { kind: 'local' });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as BulkRefresh;
}

async function planned(client: Client, query: object): Promise<BulkRefresh> {
  let told = await refresh(client, { dryRun: true, query });
  while (told.status === 'asking') {
    await sleep(20);
    told = await refresh(client, { dryRun: true, planId: told.planId });
  }
  return told;
}

async function applied(client: Client, planId: string): Promise<BulkJob> {
  let job = must((await refresh(client, { planId })).job ?? undefined, 'job');
  while (job.finishedAt === null) {
    await sleep(20);
    job = await client.call('GET', `/v1/companies/bulk/${job.id}`);
  }
  return job;
}

if (import.meta.main) {
  const dir = mkdtempSync(join(tmpdir(), 'rowbench-refresh-'));
  console.log(await measureRefresh(dir, Number(process.argv[2] ?? 1000)));
  rmSync(dir, { recursive: true, force: true });
}
