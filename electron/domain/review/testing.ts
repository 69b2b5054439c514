// For tests: batches whose items were answered, without an engine.
import type { ApplyMode, EntityType } from '../../../shared/schema/enrichment.ts';
import { placeFields } from '../../../shared/schema/field-places.ts';
import { newId, newUuidBytes } from '../../lib/ids.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { insertAnswer, linkAnswer } from '../../store/enrichment/answers.ts';
import { insertItem } from '../../store/enrichment/items.ts';
import { proposalsOfItem, type StoredProposal } from '../../store/proposals.ts';
import { propose } from './propose.ts';

type Said = {
  confidence?: number;
  confidences?: Record<string, number>;
  cost?: number;
  fields?: Record<string, unknown>;
};

export type Answered = {
  record: { uuid: Buffer };
  /** Provider → what it says; in the order of the waterfall. */
  answers: Record<string, Said>;
};

type Options = { entity?: EntityType; apply?: ApplyMode; createdBy?: string };

export type TestBatch = { no: number; id: string };

/** A batch with one item for each of these; a provider without fields found nothing. */
export function answeredBatch(
  db: WriteDb,
  items: readonly Answered[],
  { entity = 'company', apply = 'review', createdBy = 'usr_1' }: Options = {},
): TestBatch {
  return transact(db, () => {
    const id = newId('bat', 1);
    const done = db
      .sql(
        `INSERT INTO enrich_batch (id, entity, environment, status, providers, apply, force_refresh, budget_cents, total, created_by,
           created_at_ms) VALUES (?, ?, 'live', 'completed', '[]', ?, 0, 1000000, ?, ?, 1)`,
      )
      .run(id, entity, apply, items.length, createdBy);
    const no = Number(done.lastInsertRowid);
    for (const [seq, item] of items.entries()) answerItem(db, { no, entity, apply, createdBy }, seq, item);
    return { no, id };
  });
}

function answerItem(
  db: WriteDb,
  { no: batchNo, entity, apply, createdBy }: Required<Options> & { no: number },
  seq: number,
  { record, answers }: Answered,
): void {
  const recordUuid = record.uuid;
  insertItem(db, {
    batchNo,
    seq,
    uuid: newUuidBytes(1),
    recordUuid,
    unlinked: null,
    request: {},
    metadata: null,
    error: null,
    status: 'matched',
  });
  const offered = Object.entries(answers).flatMap(
    ([provider, { confidence = 0.8, confidences = {}, cost = 0, fields }], step) => {
      const answerNo = insertAnswer(db, {
        provider,
        requestHash: Buffer.alloc(0),
        expiresAtMs: 0,
        raw: null,
        costCents: cost,
        asOf: null,
        fetchedAtMs: 1,
        status: fields ? 'matched' : 'no_match',
        confidence: fields ? confidence : null,
        answer: fields
          ? { normalized: placeFields(fields), evidence: [{ what: 'domain', score: confidence }] }
          : {},
      });
      linkAnswer(db, { batchNo, seq, step, answerNo, isCached: false, costCents: cost });
      return fields ? [{ answerNo, provider, confidence, confidences, fields }] : [];
    },
  );
  propose(db, { batchNo, seq, recordUuid, entity, apply, createdBy, atMs: 2 }, offered);
}

/** What is proposed for a record in a batch, in short. */
export const proposed = (db: WriteDb, { uuid }: { uuid: Buffer }, { no }: TestBatch, seq = 0) =>
  proposalsOfItem(db, uuid, no, seq).map(({ field, provider, value, relation, state }) => ({
    field,
    provider,
    value,
    relation,
    state,
  }));

export function findOffer(
  db: WriteDb,
  { uuid }: { uuid: Buffer },
  { no }: TestBatch,
  [provider, field]: [string, string],
  seq = 0,
): StoredProposal {
  const found = proposalsOfItem(db, uuid, no, seq).find(
    (one) => one.provider === provider && one.field === field,
  );
  if (!found) throw new Error(`${provider} proposes no ${field}`);
  return found;
}
