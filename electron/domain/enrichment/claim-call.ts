// Takes items of one step of a batch for one call: the money is reserved and the call written down in the transaction that
// claims them, before anything is sent.
import type { Lookup, Provider } from '../../providers/provider.ts';
import type { WriteDb } from '../../store/database.ts';
import {
  findBatchByNo,
  isOpenBatch,
  reserveMoney,
  type StoredBatch,
} from '../../store/enrichment/batches.ts';
import { insertCall } from '../../store/enrichment/calls.ts';
import { claimItem, listDueItems, type ItemClaim } from '../../store/enrichment/items.ts';
import { advance, holdItem, keepsAnswers, park } from './advance-item.ts';
import type { EnrichContext } from './enrich-context.ts';

export type Asked = { claim: ItemClaim; lookup: Lookup; hash: Buffer; cents: number };

/** A call that may be made now. */
export type Call = { no: number; batch: StoredBatch; provider: Provider; asked: Asked[] };

export type ClaimOptions = {
  leaseMs: number;
  /** Of lookups under way: the same is not asked twice at once. */
  isAsked: (hash: Buffer) => boolean;
};

/** `moved`: items that went on without a call. */
export type Claimed = { call: Call | null; moved: number };

/** Items that are looked at in one transaction beside those of the call. */
const mostMoved = 200;

export function claimCall(
  db: WriteDb,
  { no, step }: { no: number; step: number },
  context: EnrichContext,
  { leaseMs, isAsked }: ClaimOptions,
): Claimed {
  const batch = findBatchByNo(db, no);
  // Paused or cancelled since its last call: every call more might cost money.
  if (!batch || !isOpenBatch(batch)) return { call: null, moved: 0 };
  const provider = context.findProvider(batch.providers[step]?.provider ?? '', batch.environment);
  const nowMs = context.now();
  const most = provider?.batchSize ?? 1;
  const asked: Asked[] = [];
  const hashes = new Set<string>();
  let moved = 0;
  for (const found of listDueItems(db, { no, step, nowMs, limit: most + mostMoved })) {
    const item = holdItem(db, found);
    const next = advance(db, batch, item, context);
    if (next.kind === 'wait' && item.step === step) continue;
    if (next.kind !== 'ask' || item.step !== step) {
      park(db, item, next, nowMs);
      moved += 1;
      continue;
    }
    const key = next.hash.toString('base64');
    // The answer to the same lookup will do for this one too, once it is there.
    if (keepsAnswers(batch, next.provider) && (isAsked(next.hash) || hashes.has(key))) continue;
    hashes.add(key);
    const fence = claimItem(db, item);
    asked.push({ claim: { batchNo: no, seq: item.seq, fence }, ...idOf(next, item.seq) });
    batch.reservedCents += next.cents;
    if (asked.length === most) break;
  }
  const call =
    provider && asked.length > 0 ? writeDown(db, { batch, provider, asked }, nowMs, leaseMs) : null;
  return { call, moved };
}

/** In a call a lookup is known by the item's number in its batch. */
const idOf = ({ lookup, hash, cents }: Omit<Asked, 'claim'>, seq: number): Omit<Asked, 'claim'> => ({
  lookup: { ...lookup, id: String(seq) },
  hash,
  cents,
});

function writeDown(db: WriteDb, call: Omit<Call, 'no'>, nowMs: number, leaseMs: number): Call {
  const { batch, provider, asked } = call;
  const reservedCents = asked.reduce((sum, { cents }) => sum + cents, 0);
  if (reservedCents > 0) reserveMoney(db, batch.no, reservedCents);
  const items = asked.map(({ claim: { seq, fence } }) => ({ seq, fence }));
  // Whoever asks nobody has no moment in which it is sent.
  const isSent = provider.rate === null;
  const written = { batchNo: batch.no, provider: provider.code, items, reservedCents, isSent };
  return { ...call, no: insertCall(db, written, nowMs, nowMs + leaseMs) };
}
