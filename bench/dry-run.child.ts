// What a person does with a big file, in a process of its own and by the API alone: the file is profiled, tried, imported.
// Prints one JSON line with what each took and the most memory that all of it needed.
import type { DryRun } from '../shared/contract/imports.ts';
import type { ImportJob, Source } from '../shared/schema/import.ts';
import { openClient } from './client.ts';

const [dataDir = '', path = ''] = process.argv.slice(2);
const client = openClient(dataDir);
const once = (...topics: string[]): Promise<void> =>
  new Promise((resolve) => {
    client.backend.events.subscribe(({ topic }) => {
      if (topics.includes(topic)) resolve();
    });
  });

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; made: T }> {
  const start = performance.now();
  const made = await work();
  return { ms: performance.now() - start, made };
}

const counted = once('source:changed');
const { id } = await client.call<Source>('POST', '/v1/import/sources', { path });
await counted;
const tried = await timed(() => client.call<DryRun>('POST', `/v1/import/sources/${id}/dry-run`, {}));
const run = await timed(async () => {
  const ended = once('import:completed', 'import:failed');
  const { job_id: jobId } = await client.call<ImportJob>('POST', `/v1/import/sources/${id}/run`, {});
  await ended;
  return client.call<ImportJob>('GET', `/v1/import/jobs/${jobId}`);
});
const peakMb = process.resourceUsage().maxRSS / 1024;
await client.close();
const created = [tried.made.created_count, run.made.created_count];
process.stdout.write(`${JSON.stringify({ dryMs: tried.ms, importMs: run.ms, created, peakMb })}\n`);
