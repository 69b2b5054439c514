// One full-file profile in a process of its own, from the picked path to the stored profile, by the API alone. Prints one
// JSON line.
import type { Source } from '../shared/schema/import.ts';
import type { SourceProfile } from '../shared/schema/profile.ts';
import { openClient } from './client.ts';

const [dataDir = '', path = ''] = process.argv.slice(2);
const client = openClient(dataDir);
const changed = new Promise<void>((resolve) => {
  client.backend.events.subscribe(({ topic }) => {
    if (topic === 'source:changed') resolve();
  });
});
const start = performance.now();
const source = await client.call<Source>('POST', '/v1/import/sources', { path });
await changed;
const ms = performance.now() - start;
const profile = await client.call<SourceProfile>('GET', `/v1/import/sources/${source.id}/profile`);
const [first] = profile.columns;
const peakMb = process.resourceUsage().maxRSS / 1024;
await client.close();
process.stdout.write(
  `${JSON.stringify({ ms, peakMb, columns: profile.columns.length, rows: first?.rows ?? 0 })}\n`,
);
