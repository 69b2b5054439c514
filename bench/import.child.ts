// One whole import in a process of its own, from the picked path to the finished ledger, by the API alone. With `edit` a
// person changes companies all the while. Prints one JSON line.
import { setTimeout as pause } from 'node:timers/promises';
import type { Company } from '../shared/schema/company.ts';
import type { ImportJob, Source } from '../shared/schema/import.ts';
import { openClient } from './client.ts';
import { companyColumns } from './company-file.ts';

const [dataDir = '', path = '', mode = ''] = process.argv.slice(2);
const client = openClient(dataDir);
const { backend } = client;
const editEveryMs = 40;

const targets =
  'name domain description industry employeeRange foundationYear fundingRaised lastFundingDate countryCode addresses emails phones urls taxId externalId tags ignore ignore'.split(
    ' ',
  );
const mapping = Object.fromEntries(companyColumns.map((column, at) => [column, targets[at]]));

async function firstCompany(): Promise<Company> {
  for (;;) {
    const { items } = await client.call<{ items: Company[] }>('GET', '/v1/companies?limit=1');
    if (items[0]) return items[0];
    await pause(20);
  }
}

/** Milliseconds of each edit, from request to answer. */
async function editUntil(isDone: () => boolean): Promise<number[]> {
  const { id } = await firstCompany();
  const times: number[] = [];
  for (let n = 0; !isDone(); n += 1) {
    const start = performance.now();
    await client.call('PATCH', `/v1/companies/${id}`, { industry: `Industry ${n}` });
    times.push(performance.now() - start);
    await pause(editEveryMs);
  }
  return times;
}

const start = performance.now();
const source = await client.call<Source>('POST', '/v1/import/sources', { path });
const previewMs = performance.now() - start;
const { job_id: id } = await client.call<ImportJob>('POST', `/v1/import/sources/${source.id}/run`, {
  mapping,
});
let done: ImportJob | null = null;
const ended = new Promise<void>((resolve) => {
  backend.events.subscribe((event) => {
    if (event.id !== id || (event.topic !== 'import:completed' && event.topic !== 'import:failed')) return;
    done = event.payload as ImportJob;
    resolve();
  });
});
const edits = mode === 'edit' ? editUntil(() => done !== null) : Promise.resolve([]);
await ended;
const ms = performance.now() - start;
const result = {
  ms,
  previewMs,
  peakMb: process.resourceUsage().maxRSS / 1024,
  edits: await edits,
  job: done,
};
await client.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
