// What the queue itself costs: a batch over a provider that answers at once, so that all the time is claiming, settling and
// proposing. Usage: node bench/enrichment-queue.ts [items]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batchOf, addCompanies, engineOver, startTestBatch } from '../electron/jobs/enrichment/testing.ts';
import { matched, scripted } from '../electron/jobs/enrichment/testing-provider.ts';
import { openStore } from '../electron/store/open-store.ts';
import type { Figure } from './stats.ts';

const mostMs = 1;

export async function measureEnrichmentQueue(items: number): Promise<Figure> {
  const dir = mkdtempSync(join(tmpdir(), 'rowbench-queue-'));
  const store = openStore(dir);
  const records = addCompanies(
    store,
    Array.from({ length: items }, (_, at) => ({ name: `Company ${at}`, domain: `c${at}.example` })),
  );
  const instant = scripted((lookups) => lookups.map(({ id }) => matched(id, { industry: `of ${id}` })), {
    batchSize: 50,
  });
  const no = startTestBatch(store, { records });
  const start = performance.now();
  const engine = await new Promise<{ stop(): Promise<void> }>((resolve) => {
    const begun = engineOver(store, [instant], {
      tell: (note) => note.kind === 'progress' && note.isEnd && resolve(begun),
    });
  });
  const ms = (performance.now() - start) / items;
  const { succeeded, toReview } = batchOf(store, no);
  await engine.stop();
  store.close();
  rmSync(dir, { recursive: true, force: true });
  return {
    what: 'Queue of enrichment, for each item',
    value: `${ms.toFixed(2)} ms`,
    limit: `≤ ${mostMs} ms`,
    holds: ms <= mostMs && succeeded === items,
    detail: `${items.toLocaleString('en-US')} items in calls of 50 that are answered at once; ${toReview.toLocaleString('en-US')} values proposed`,
  };
}

if (import.meta.main) console.log(await measureEnrichmentQueue(Number(process.argv[2] ?? 10_000)));
