// One cell of a million companies is changed by the one handler: checked, written, kept in the history, told to the window. The window
// watches a sorted list meanwhile and asks for what it shows again after each edit; the list is built anew behind it.
import { randomUUID } from 'node:crypto';
import type { Company } from '../shared/schema/company.ts';
import { openClient, type Client } from './client.ts';
import { gridGroup, gridPath, measureInGridStore } from './grid-store.ts';
import { pause, untilIndexed } from './index-wait.ts';
import { median, quantile, type Figure } from './stats.ts';

const rounds = 100;
const limitMs = 5;

type Rows = { items: Company[]; total: number };
type Edit = { what: string; send: (client: Client, company: Company, round: number) => Promise<unknown> };

const patch =
  (bodyOf: (round: number) => object): Edit['send'] =>
  (client, { id }, round) =>
    client.call('PATCH', `/v1/companies/${id}`, bodyOf(round));

/** As the grid writes: with the version that the person saw, and safe to send again. */
const cell =
  (patchOf: (round: number) => object): Edit['send'] =>
  (client, { id, version }, round) =>
    client.call(
      'POST',
      '/v1/companies/cells',
      { action: 'edit', edits: [{ companyId: id, version, patch: patchOf(round) }] },
      { 'idempotency-key': randomUUID() },
    );

const custom = (name: string, value: unknown): object => ({
  customFieldValues: { [gridGroup]: { [name]: value } },
});

const edits: readonly Edit[] = [
  { what: 'PATCH of a text', send: patch((round) => ({ industry: `Machinery ${round}` })) },
  { what: 'PATCH of a name', send: patch((round) => ({ name: `Acme Holding ${randomUUID()} ${round}` })) },
  { what: 'PATCH of a custom number', send: patch((round) => custom('ARR', 2_000_000 + round)) },
  { what: 'cell of a text', send: cell((round) => ({ description: `Met on day ${round}` })) },
  { what: 'cell of a custom date', send: cell((round) => custom('Renewal', `2031-01-${10 + (round % 19)}`)) },
  {
    what: 'cell of a custom choice',
    send: cell((round) => custom('Products', round % 2 ? ['Pro'] : ['Core', 'Pro'])),
  },
];

export async function measureCellEdits(dataDir: string, rows: number): Promise<Figure> {
  const client = openClient(dataDir);
  try {
    await untilIndexed(dataDir, rows);
    return figureOf(await timesOf(client, rows));
  } finally {
    await client.close();
  }
}

async function timesOf(client: Client, rows: number): Promise<number[][]> {
  let told = 0;
  const forget = client.backend.events.subscribe(({ topic, payload }) => {
    if (topic === 'company:changed' && payload && 'ids' in payload) told += 1;
  });
  const window = (offset: number): Promise<Rows> =>
    client.call('POST', '/v1/company-rows', { sort: gridPath('Owner note'), offset, limit: 100 });
  const times = edits.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const { items } = await window(Math.floor((rows * round) / rounds));
    for (const [at, { send }] of edits.entries()) {
      const company = items[at * 7];
      if (!company) continue;
      const start = performance.now();
      await send(client, company, round);
      times[at]?.push(performance.now() - start);
      await window(Math.floor((rows * round) / rounds));
      await pause(20);
    }
  }
  forget();
  if (told !== times.flat().length) throw new Error(`${told} events of ${times.flat().length} edits`);
  return times;
}

function figureOf(times: readonly number[][]): Figure {
  const medians = times.map(median);
  const worst = Math.max(...medians);
  const each = edits.map(({ what }, at) => `${what} ${(medians[at] ?? 0).toFixed(1)} ms`);
  return {
    what: 'One-cell edit (check, write, history, event), the slowest kind',
    value: `${worst.toFixed(1)} ms`,
    limit: `≤ ${limitMs} ms`,
    holds: worst <= limitMs,
    detail: `medians of ${rounds} each while a sorted list is watched: ${each.join(', ')}; p95 of all ${quantile(times.flat(), 0.95).toFixed(1)} ms`,
  };
}

if (import.meta.main)
  await measureInGridStore(async (dataDir, rows) => [await measureCellEdits(dataDir, rows)]);
