// Undo and redo of an import of 100,000 rows, against the import itself, in turn: of new companies, and of values that it
// overwrote.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportJob } from '../shared/schema/import.ts';
import { openClient, type Client } from './client.ts';
import { companyColumns, writeCompanyFile } from './company-file.ts';
import { median, type Figure } from './stats.ts';

const rows = 100_000;

const targets =
  'name domain description industry employeeRange foundationYear fundingRaised lastFundingDate countryCode addresses emails phones urls taxId externalId tags ignore ignore'.split(
    ' ',
  );
const mapping = Object.fromEntries(companyColumns.map((column, at) => [column, targets[at]]));

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** Until an event says that it has ended. */
function ended(client: Client, id: string, topics: readonly string[]): Promise<ImportJob> {
  return new Promise((resolve) => {
    const forget = client.backend.events.subscribe((event) => {
      if (event.id !== id || !topics.includes(event.topic)) return;
      forget();
      resolve(event.payload as ImportJob);
    });
  });
}

async function runImport(client: Client, path: string): Promise<ImportJob> {
  const source = await client.call<{ id: string }>('POST', '/v1/import/sources', { path });
  const options = { mapping, update_existing: true };
  const job = await client.call<ImportJob>('POST', `/v1/import/sources/${source.id}/run`, options);
  return ended(client, job.job_id, ['import:completed', 'import:failed']);
}

async function takeBack(client: Client, id: string, kind: 'undo' | 'redo'): Promise<ImportJob> {
  const end = ended(client, id, ['import:undone']);
  await client.call('POST', `/v1/import/jobs/${id}/${kind}`, {});
  return end;
}

type Times = { importMs: number; undoMs: number; redoMs: number };

async function measureOnce(client: Client, path: string): Promise<Times & { id: string }> {
  const imported = await timed(() => runImport(client, path));
  const id = imported.result.job_id;
  const undone = await timed(() => takeBack(client, id, 'undo'));
  const redone = await timed(() => takeBack(client, id, 'redo'));
  const { state, last } = redone.result.undo;
  if (state !== 'redone' || last?.kept_count !== 0) throw new Error(JSON.stringify(redone.result.undo));
  return { importMs: imported.ms, undoMs: undone.ms, redoMs: redone.ms, id };
}

export async function measureUndo(dir: string, pairs: number): Promise<Figure[]> {
  const [made, changed] = [join(dir, 'undo-made.csv'), join(dir, 'undo-changed.csv')];
  await writeCompanyFile(made, rows);
  // The same companies with other descriptions, industries and tags.
  await writeCompanyFile(changed, rows, 20_270_202);
  const created: Times[] = [];
  const updated: Times[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const dataDir = join(dir, 'undo');
    rmSync(dataDir, { recursive: true, force: true });
    const client = openClient(dataDir);
    created.push(await measureOnce(client, made));
    updated.push(await measureOnce(client, changed));
    await client.close();
  }
  return [figure('Undo of 100,000 created companies', created), figure('Undo of 100,000 updates', updated)];
}

function figure(what: string, times: readonly Times[]): Figure {
  const ratio = median(times.map(({ undoMs, importMs }) => undoMs / importMs));
  const [imports, undos, redos] = [
    median(times.map(({ importMs }) => importMs)),
    median(times.map(({ undoMs }) => undoMs)),
    median(times.map(({ redoMs }) => redoMs)),
  ];
  return {
    what,
    value: `${ratio.toFixed(2)} ×`,
    limit: '≤ 1.5 × the import',
    holds: ratio <= 1.5,
    detail: `${seconds(undos)} against ${seconds(imports)}; redo ${seconds(redos)}`,
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
