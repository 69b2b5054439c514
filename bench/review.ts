// What a reviewer waits for: a batch of 100,000 proposals is opened, which asks for its counts, the first records and the first of
// them whole.
import { newUuidBytes } from '../electron/lib/ids.ts';
import { insertCompany } from '../electron/store/companies.ts';
import { noValues } from '../electron/store/company-row.ts';
import { transact, type WriteDb } from '../electron/store/database.ts';
import { insertAnswer, linkAnswer } from '../electron/store/enrichment/answers.ts';
import { insertItem } from '../electron/store/enrichment/items.ts';
import { openStore } from '../electron/store/open-store.ts';
import { originNo } from '../electron/store/origins.ts';
import { insertProposal } from '../electron/store/proposals.ts';
import { placeFields } from '../shared/schema/field-places.ts';
import type { ReviewMatrix, ReviewOverview, ReviewRecord } from '../shared/schema/review.ts';
import { openClient, type Client } from './client.ts';
import { median, quantile, type Figure } from './stats.ts';

const proposals = 100_000;
const said = { industry: 'Dairy', foundationYear: '1951', taxId: 'T' };
const alsoSaid = { industry: 'Steel', foundationYear: '1952' };
const each = Object.keys(said).length + Object.keys(alsoSaid).length;
const rounds = 15;
const limitMs = 300;
const batchId = 'bat_00000000-0000-7000-8000-000000000001';
const path = `/v1/enrichment/batches/${batchId}/review`;

function writeStore(dataDir: string): void {
  const store = openStore(dataDir);
  transact(store.db, () => {
    store.db
      .sql(
        `INSERT INTO enrich_batch (no, id, entity, environment, status, providers, apply, force_refresh, total, created_by, created_at_ms)
         VALUES (1, ?, 'company', 'live', 'completed', '[]', 'review', 0, ?, 'usr_1', 1)`,
      )
      .run(batchId, proposals / each);
    const origin = originNo(store.db, { kind: 'import', run: 'imp_1', actor: 'usr_1' });
    for (let seq = 0; seq < proposals / each; seq += 1) writeItem(store.db, seq, origin);
  });
  store.close();
}

function writeItem(db: WriteDb, seq: number, no: number): void {
  const uuid = newUuidBytes(1);
  const values = { ...noValues, name: `Company ${seq}`, industry: 'Cloth' };
  insertCompany(db, { uuid, values, createdAtMs: 1 }, `company ${seq}`, { no, row: null });
  insertItem(db, {
    batchNo: 1,
    seq,
    uuid: newUuidBytes(1),
    recordUuid: uuid,
    unlinked: null,
    request: {},
    metadata: null,
    status: 'matched',
    error: null,
  });
  for (const [step, fields] of [said, alsoSaid].entries()) {
    const provider = `provider-${step}`;
    const confidence = 0.5 + ((seq * 7 + step) % 50) / 100;
    const at = {
      costCents: 1,
      fetchedAtMs: 1,
      asOf: null,
      raw: null,
      requestHash: Buffer.alloc(0),
      expiresAtMs: 0,
    };
    const answer = { normalized: placeFields(fields), facts: {}, evidence: [] };
    const answerNo = insertAnswer(db, { ...at, provider, status: 'matched', confidence, answer });
    linkAnswer(db, { batchNo: 1, seq, step, answerNo, isCached: false, costCents: 1 });
    for (const [field, value] of Object.entries(fields))
      insertProposal(db, {
        batchNo: 1,
        seq,
        recordUuid: uuid,
        field,
        answerNo,
        provider,
        value,
        confidence,
        relation: field === 'industry' ? 'conflicts' : 'fills',
        state: 'open',
        note: null,
      });
  }
}

async function openReview(client: Client, tab: string): Promise<ReviewMatrix> {
  const list = client.call<{ items: ReviewRecord[] }>('GET', `${path}/records?limit=100&tab=${tab}`);
  const [{ items }] = await Promise.all([list, client.call<ReviewOverview>('GET', path)]);
  return client.call('GET', `${path}/records/${items[0]?.itemId}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** In a folder that is not there yet. */
export async function measureReview(dataDir: string): Promise<Figure> {
  writeStore(dataDir);
  const client = openClient(dataDir);
  try {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const tab of ['open', 'conflicts', 'fills'])
        times.push(await timed(() => openReview(client, tab)));
    const summary = await timed(() => client.call('GET', `${path}/summary`));
    const slow = quantile(times, 0.95);
    return {
      what: `Review of a batch of ${proposals.toLocaleString('en-US')} proposals: opening it (95th percentile)`,
      value: `${slow.toFixed(0)} ms`,
      limit: `≤ ${limitMs} ms`,
      holds: slow <= limitMs,
      detail: `median ${median(times).toFixed(0)} ms, the first ${times[0]?.toFixed(0)} ms; the summary ${summary.toFixed(0)} ms`,
    };
  } finally {
    await client.close();
  }
}
