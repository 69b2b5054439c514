// Takes one item along its waterfall as far as it gets without a call: providers that cannot help are passed, answers that are
// kept are taken, and the end is written down. Always inside the transaction of whoever holds the item.
import { t } from '../../../shared/messages/message.ts';
import type { WaterfallStep } from '../../../shared/schema/enrichment.ts';
import type { Lookup, Provider } from '../../providers/provider.ts';
import type { WriteDb } from '../../store/database.ts';
import {
  answersOfItem,
  findKeptAnswer,
  linkAnswer,
  type ItemAnswer,
} from '../../store/enrichment/answers.ts';
import { findBatchByNo, type StoredBatch } from '../../store/enrichment/batches.ts';
import { linkEntityAnswer } from '../../store/enrichment/entity-enrichments.ts';
import { providerSettings } from '../../store/enrichment/provider-settings.ts';
import { saveItem, type StoredError, type StoredItem } from '../../store/enrichment/items.ts';
import { propose } from '../review/propose.ts';
import type { EnrichContext } from './enrich-context.ts';
import { fillableBy, placed } from './field-targets.ts';
import { onlyOf } from './item-wishes.ts';
import { lookupHash, usableLookup } from './lookup-input.ts';
import { priceOf } from './price.ts';
import { readItem } from './read-item.ts';
import { emptyIn, finalStatus, givenFields, isWanted, notSetUp, tooDear, type Known } from './waterfall.ts';

/** `wait`: calls under way hold the money that it needs. */
export type Next =
  | { kind: 'ask'; provider: Provider; lookup: Lookup; hash: Buffer; cents: number }
  | { kind: 'wait' }
  | { kind: 'done' };

/** An item that the caller holds; advanced in place, saved by `park`. */
export type HeldItem = StoredItem & { answers: ItemAnswer[] };

export const holdItem = (db: WriteDb, item: StoredItem): HeldItem => ({
  ...item,
  answers: item.fetchedAtMs === null ? [] : answersOfItem(db, item.batchNo, item.seq),
});

const placedAnswers = (db: WriteDb, { entity }: StoredBatch, { answers }: HeldItem) =>
  answers.map((answer) => placed(db, entity, answer));

/** Moves `item.step` to the provider that is asked next. `batch` is read anew by the caller after money has moved. */
export function advance(db: WriteDb, batch: StoredBatch, item: HeldItem, context: EnrichContext): Next {
  if (item.step >= batch.providers.length) return { kind: 'done' };
  const known = readItem(db, batch, item);
  if ('code' in known) {
    noteError(item, known);
    item.step = batch.providers.length;
    return { kind: 'done' };
  }
  const isEmpty = emptyIn(known.values);
  for (; item.step < batch.providers.length; item.step += 1) {
    const step = batch.providers[item.step];
    const provider = step && context.findProvider(step.provider, batch.environment);
    if (step && !provider) noteError(item, notAskedError(step, item.step));
    if (!step || !provider) continue;
    const lookup = usableLookup(provider, known.lookup);
    const fillable = fillableBy(db, batch.entity, provider);
    const answers = placedAnswers(db, batch, item);
    if (!lookup || !isNamed(item, step) || !isAsked(batch, step, fillable, { isEmpty, answers })) continue;
    const hash = lookupHash(provider, lookup, providerSettings(db, provider.code).config);
    if (takeKept(db, batch, item, { provider, hash }, context)) continue;
    const gone = context.passedFor(batch, provider);
    if (gone) {
      noteError(item, { ...gone, isRetryable: true, step: item.step });
      continue;
    }
    const cents = batch.environment === 'test' ? 0 : priceOf(provider);
    const left = moneyLeft(batch);
    if (cents > left.unspent) noteError(item, dearError(provider, item.step));
    else if (cents > left.free) return { kind: 'wait' };
    else return { kind: 'ask', provider, lookup, hash, cents };
  }
  return { kind: 'done' };
}

/** One error stands for the item: the first, unless nobody was asked by it, or only a later one can be tried again. */
export function noteError(item: HeldItem, error: StoredError): void {
  const { others = [], ...first } = item.error ?? error;
  if (!item.error) {
    item.error = error;
    return;
  }
  const isBetter = first.code === notSetUp || (error.isRetryable && !first.isRetryable);
  const [main, other] = isBetter ? [error, first] : [first, error];
  const left = [...others, other].filter(({ step }) => step !== main.step);
  item.error = { ...main, ...(left.length > 0 && { others: left }) };
}

/** Basic data are those of the country's own registry. */
const isNamed = ({ request }: HeldItem, { provider }: WaterfallStep): boolean =>
  onlyOf(request)?.includes(provider) ?? true;

/** A refresh wants to know what everybody says. */
const isAsked = (
  { purpose, providers }: StoredBatch,
  step: WaterfallStep,
  fillable: readonly string[],
  known: Known,
): boolean => purpose === 'refresh' || isWanted(step, fillable, known, providers);

/** `free`: not held for calls under way either. */
function moneyLeft({ budgetCents, spentCents, reservedCents }: StoredBatch): {
  unspent: number;
  free: number;
} {
  const unspent = (budgetCents ?? 0) - spentCents;
  return { unspent, free: unspent - reservedCents };
}

const dearError = ({ label }: Provider, step: number): StoredError => ({
  code: tooDear,
  message: t('The budget does not reach for another lookup by {label}. Raise it and try again.', { label }),
  isRetryable: true,
  step,
});

/** It was there and set up when the batch began. */
const notAskedError = ({ provider }: WaterfallStep, step: number): StoredError => ({
  code: notSetUp,
  message: t('“{provider}” could not be asked: it is not set up any more.', { provider }),
  isRetryable: false,
  step,
});

/** What costs nothing and asks nobody is looked up anew: its data may have changed. */
export const keepsAnswers = (
  { environment }: Pick<StoredBatch, 'environment'>,
  { rate }: Provider,
): boolean => environment === 'live' && rate !== null;

/** The same lookup is never billed twice. A fresh batch takes only what was answered since it began. */
function takeKept(
  db: WriteDb,
  batch: StoredBatch,
  item: HeldItem,
  { provider, hash }: { provider: Provider; hash: Buffer },
  context: EnrichContext,
): boolean {
  if (!keepsAnswers(batch, provider)) return false;
  const fromMs = batch.forceRefresh ? batch.createdAtMs : 0;
  const kept = findKeptAnswer(db, hash, context.now(), fromMs);
  if (!kept) return false;
  const { batchNo, seq, step } = item;
  linkAnswer(db, { batchNo, seq, step, answerNo: kept.no, isCached: true, costCents: 0 });
  item.answers.push({ ...kept, step, isCached: true, paidCents: 0 });
  item.fetchedAtMs = kept.fetchedAtMs;
  return true;
}

/** Writes down where the item stands: it waits for the step that it was advanced to, or it is at its end. */
export function park(db: WriteDb, item: HeldItem, next: Next, nowMs: number, dueAtMs = 0): void {
  const batch = findBatchByNo(db, item.batchNo);
  if (!batch) return;
  if (next.kind === 'done') return finish(db, batch, item, nowMs);
  const status = batch.status === 'cancelled' ? 'cancelled' : 'queued';
  saveItem(db, item, { ...item, status, dueAtMs });
}

function finish(db: WriteDb, batch: StoredBatch, item: HeldItem, nowMs: number): void {
  const status = finalStatus(item.answers, item.error);
  saveItem(db, item, { ...item, status, dueAtMs: 0 });
  const { recordUuid, seq } = item;
  if (batch.environment === 'test' || recordUuid === null || status !== 'matched') return;
  // What a refresh is told counts once it is applied.
  if (batch.purpose === 'refresh') return;
  for (const answer of item.answers) linkMatched(db, recordUuid, answer);
  const { no: batchNo, entity, apply, createdBy } = batch;
  propose(
    db,
    { batchNo, seq, recordUuid, entity, apply, createdBy, atMs: nowMs },
    placedAnswers(db, batch, item)
      .filter((answer) => answer.status === 'matched')
      .map((answer) => ({
        answerNo: answer.no,
        provider: answer.provider,
        confidence: answer.confidence ?? 0,
        confidences: answer.offered.confidences,
        fields: givenFields(answer, batch.providers),
      })),
  );
}

function linkMatched(
  db: WriteDb,
  recordUuid: Buffer,
  { provider, status, no, fetchedAtMs }: ItemAnswer,
): void {
  if (status === 'matched') linkEntityAnswer(db, recordUuid, { provider, answerNo: no, atMs: fetchedAtMs });
}
