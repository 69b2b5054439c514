// Asks providers about records for a refresh: by a batch of the engine that nobody sees, so that pace, keys, kept answers, cost and
// what a crash leaves behind are as they are for every other lookup.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { cancelBatch } from '../../domain/enrichment/control-batch.ts';
import { endIfDone } from '../../domain/enrichment/end-batch.ts';
import { findAsSet, priceOf } from '../../domain/enrichment/price.ts';
import { onlyOf } from '../../domain/enrichment/item-wishes.ts';
import { startBatch, type BatchWish, type ItemWish } from '../../domain/enrichment/start-batch.ts';
import { refreshSettings } from '../../domain/entities/refresh/refresh-settings.ts';
import { must } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Provider } from '../../providers/provider.ts';
import { transact, type ReadDb } from '../../store/database.ts';
import { findBatchByNo, type StoredBatch } from '../../store/enrichment/batches.ts';
import { abandonRunningItems } from '../../store/enrichment/items.ts';
import type { Store } from '../../store/open-store.ts';
import type { Enricher } from '../enrichment/enricher.ts';
import { inPieces } from '../enrichment/in-pieces.ts';

export type Asker = { store: Store; clock: Clock; enricher: Enricher; providers: readonly Provider[] };

export type AskWish = {
  entity: EntityType;
  items: readonly ItemWish[];
  codes: readonly string[];
  forceRefresh: boolean;
  createdBy: string;
  /** When what it belongs to began: what was answered since is fresh; absent: now. */
  sinceMs?: number;
  /** It goes on as far as this reaches, in cents; absent: it is refused where it could cost more than is set. */
  upTo?: number;
  /** Whoever has not answered by then is left out. */
  mostMs?: number;
  /** Nobody more is asked once it is aborted. */
  signal?: AbortSignal;
};

/** Unless told otherwise. */
export const longestMs = 60_000;
/** The rest is for writing down what came last. */
const countsFor = 0.95;

/** The batch at its end. Throws `budget_exceeded` where it could cost more than what is set for refreshes; then nobody was asked. */
export async function askProviders(asker: Asker, wish: AskWish): Promise<StoredBatch> {
  const { store, clock, enricher } = asker;
  const { db } = store;
  const { items, mostMs = longestMs, signal } = wish;
  const awaited = { ...batchOf(asker, wish), answersWithinMs: Math.floor(mostMs * countsFor) };
  const no = await inPieces(db, awaited, { total: items.length, each: items }, (made) =>
    transact(db, () => startBatch(db, made, clock.now()).no),
  );
  enricher.wake();
  let batch: StoredBatch;
  try {
    await enricher.settled(no, mostMs, signal);
  } finally {
    // Also where the program ends: nobody would wait for what is asked after its next start.
    batch = transact(db, () => atRest(must(findBatchByNo(db, no), 'batch')));
  }
  return batch;

  /** Nobody waits for it any more. */
  function atRest(asked: StoredBatch): StoredBatch {
    if (asked.finishedAtMs !== null) return asked;
    // What comes later must not change what was shown.
    abandonRunningItems(db, asked.no);
    if (asked.status === 'cancelled') endIfDone(db, asked.no, clock.now());
    else cancelBatch(db, asked, clock.now());
    return must(findBatchByNo(db, asked.no), 'batch');
  }
}

/** Throws as `askProviders` does. */
export function batchOf({ store, clock, providers }: Asker, wish: AskWish): BatchWish {
  const { entity, codes, forceRefresh, createdBy, sinceMs = clock.now() } = wish;
  return {
    entity,
    forceRefresh,
    createdBy,
    budgetCents: budgetOf(store.db, providers, wish),
    environment: 'live',
    purpose: 'refresh',
    apply: 'review',
    name: null,
    scheduleNo: null,
    providers: codes.map((provider) => ({ provider })),
    createdAtMs: sinceMs,
  };
}

function budgetOf(db: ReadDb, providers: readonly Provider[], { codes, items, upTo }: AskWish): number {
  const prices = codes.map((code) => {
    const provider = findAsSet(db, providers, code, 'live');
    return { code, cents: provider ? priceOf(provider) : 0 };
  });
  const needed = items.reduce((sum, { request }) => {
    const only = onlyOf(request);
    return prices.reduce((all, { code, cents }) => (only?.includes(code) === false ? all : all + cents), sum);
  }, 0);
  if (upTo !== undefined) return Math.min(needed, upTo);
  const { budget: each } = refreshSettings(db);
  const budget = each === null ? null : each * items.length;
  if (budget === null || needed <= budget) return needed;
  throw new AppError('budget_exceeded', {
    message: t(
      'This could cost {needed, number} cents, and a refresh may cost {budget, number}. Ask fewer providers, or raise the budget in the settings.',
      { needed, budget },
    ),
    details: { budget, needed },
  });
}
