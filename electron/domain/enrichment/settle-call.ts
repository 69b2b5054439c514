// What came of a call, written down in one transaction: answers, what they cost, where each item stands, what is proposed.
import { t } from '../../../shared/messages/message.ts';
import type { Answer, Provider } from '../../providers/provider.ts';
import type { WriteDb } from '../../store/database.ts';
import type { AnswerBody } from '../../store/enrichment/answer-body.ts';
import { insertAnswer, linkAnswer } from '../../store/enrichment/answers.ts';
import { findBatchByNo, settleMoney } from '../../store/enrichment/batches.ts';
import { deleteCall, findCall } from '../../store/enrichment/calls.ts';
import { findClaimed, type StoredError } from '../../store/enrichment/items.ts';
import { must } from '../../lib/assert.ts';
import { advance, holdItem, noteError, park, type HeldItem } from './advance-item.ts';
import type { Asked, Call } from './claim-call.ts';
import { endIfDone } from './end-batch.ts';
import type { EnrichContext } from './enrich-context.ts';
import { lostError } from './lost-call.ts';

/**
 * `answered`: by item. `failed`: the call as a whole; `isUnknown`: it may have been carried out and billed all the same.
 * `again`: not asked at all, such as while offline or where the provider said when to come back; it counts as no attempt.
 */
export type CallOutcome =
  | { kind: 'answered'; answers: readonly Answer[] }
  | { kind: 'failed'; code: string; message: string; isRetryable: boolean; isUnknown: boolean }
  | { kind: 'again'; afterMs: number };

/** Tries of one step, after which it is given up. */
const mostAttempts = 5;
/** How long an answer is kept for whoever asks the same. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/** True where the batch ended with it. */
export function settleCall(db: WriteDb, call: Call, outcome: CallOutcome, world: EnrichContext): boolean {
  const context = atOneMoment(world);
  const results = call.asked.map((asked) => ({ asked, result: resultOf(asked, outcome, call) }));
  payFor(
    db,
    call,
    results.map(({ result }) => result.cents),
  );
  for (const { asked, result } of results) settleItem(db, call, asked, result, context);
  return endIfDone(db, call.batch.no, context.now());
}

/** What a call leaves open is due together, so that it is asked again in one call and not in one for each. */
function atOneMoment(context: EnrichContext): EnrichContext {
  const nowMs = context.now();
  const delays = new Map<number, number>();
  const retryDelayMs = (attempts: number): number => {
    const delay = delays.get(attempts) ?? context.retryDelayMs(attempts);
    delays.set(attempts, delay);
    return delay;
  };
  return { ...context, now: () => nowMs, retryDelayMs };
}

function settleItem(db: WriteDb, call: Call, asked: Asked, result: Result, context: EnrichContext): void {
  const nowMs = context.now();
  // Null: another holds the item by now, and its own answer counts.
  const find = (): HeldItem | null => {
    const item = findClaimed(db, asked.claim);
    return item && { ...holdItem(db, item), costCents: item.costCents + result.cents };
  };
  if (result.kind === 'answer') {
    const isWritten = aside(db, () => {
      const answerNo = keep(db, call, asked, result, nowMs);
      const held = find();
      if (held) goOn(db, call, held, { ...result, answerNo }, context);
    });
    if (isWritten) return;
  }
  const held = find();
  if (!held) return;
  if (result.kind === 'again') return park(db, held, { kind: 'wait' }, nowMs, nowMs + result.afterMs);
  const failure = result.kind === 'failure' ? result : unwritten(result.cents);
  afterFailure(db, call, held, failure, context);
}

/** False where it failed for a reason of its own, with nothing of it written: the other items of the call are settled all the same. */
function aside(db: WriteDb, work: () => void): boolean {
  db.sql('SAVEPOINT settled_item').run();
  try {
    work();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_')) throw error;
    db.sql('ROLLBACK TO settled_item').run();
    return false;
  } finally {
    if (db.raw.inTransaction) db.sql('RELEASE settled_item').run();
  }
}

const unwritten = (cents: number): Failure => ({
  kind: 'failure',
  cents,
  isUnknown: false,
  error: {
    code: 'internal_error',
    message: t('What was found could not be written down.'),
    isRetryable: false,
  },
});

type Settled = Exclude<Answer, { status: 'failed' }>;
type Failure = { kind: 'failure'; cents: number; isUnknown: boolean; error: Omit<StoredError, 'step'> };
type Result =
  | { kind: 'answer'; cents: number; answer: Settled }
  | Failure
  | { kind: 'again'; cents: 0; afterMs: number };

function resultOf({ lookup, cents }: Asked, outcome: CallOutcome, { provider, batch }: Call): Result {
  if (outcome.kind === 'again') return { kind: 'again', cents: 0, afterMs: outcome.afterMs };
  if (outcome.kind === 'failed') {
    const { code, message, isRetryable, isUnknown } = outcome;
    return {
      kind: 'failure',
      cents: isUnknown ? cents : 0,
      isUnknown,
      error: { code, message, isRetryable },
    };
  }
  // An answer that came twice: the first counts.
  const answer = outcome.answers.find(({ id }) => id === lookup.id);
  if (!answer) return { kind: 'failure', cents, isUnknown: true, error: missing() };
  const billedCents = batch.environment === 'live' ? billedFor(answer, provider, cents) : 0;
  if (answer.status === 'failed') {
    const { code, message, isRetryable } = answer;
    return { kind: 'failure', cents: billedCents, isUnknown: false, error: { code, message, isRetryable } };
  }
  return { kind: 'answer', cents: billedCents, answer };
}

/** `price`: what is reserved for it, and more is never paid. */
function billedFor({ status, costCents }: Answer, { billed }: Provider, price: number): number {
  if (costCents !== undefined) return Math.min(costCents, price);
  if (status === 'failed') return 0;
  return billed === 'for a lookup' || status === 'matched' ? price : 0;
}

const missing = () => ({
  code: 'missing',
  message: t('The provider’s answer says nothing of this item.'),
  isRetryable: true,
});

/** Nothing where the call was given up for lost: it is paid for already. */
function payFor(db: WriteDb, { no, batch }: Call, cents: readonly number[]): void {
  const call = findCall(db, no);
  if (!call) return;
  deleteCall(db, no);
  settleMoney(
    db,
    batch.no,
    call.reservedCents,
    cents.reduce((sum, one) => sum + one, 0),
  );
}

function keep(
  db: WriteDb,
  { provider, batch }: Call,
  { hash }: Asked,
  { answer, cents }: { answer: Settled; cents: number },
  nowMs: number,
): number {
  const { status, raw } = answer;
  const isTest = batch.environment === 'test';
  return insertAnswer(db, {
    provider: provider.code,
    // Made up: nobody may find it.
    requestHash: isTest ? Buffer.alloc(0) : hash,
    expiresAtMs: isTest ? 0 : nowMs + keptMs,
    status,
    confidence: answer.status === 'matched' ? answer.confidence : null,
    answer: bodyOf(answer),
    raw: raw === undefined ? null : JSON.stringify(raw),
    costCents: cents,
    asOf: answer.status === 'matched' ? (answer.asOf ?? null) : null,
    fetchedAtMs: nowMs,
  });
}

function bodyOf(answer: Settled): AnswerBody {
  if (answer.status === 'ambiguous') return { candidates: answer.candidates };
  if (answer.status === 'no_match') return {};
  const { normalized, offers, confidences, facts = {}, evidence } = answer;
  return { normalized, facts, evidence, ...(offers && { offers }), ...(confidences && { confidences }) };
}

function goOn(
  db: WriteDb,
  { batch, provider }: Call,
  item: HeldItem,
  { answer, cents, answerNo }: { answer: Settled; cents: number; answerNo: number },
  context: EnrichContext,
): void {
  const nowMs = context.now();
  const { batchNo, seq, step } = item;
  linkAnswer(db, { batchNo, seq, step, answerNo, isCached: false, costCents: cents });
  item.answers.push({
    no: answerNo,
    provider: provider.code,
    status: answer.status,
    confidence: answer.status === 'matched' ? answer.confidence : null,
    answer: bodyOf(answer),
    raw: null,
    costCents: cents,
    asOf: null,
    fetchedAtMs: nowMs,
    step,
    isCached: false,
    paidCents: cents,
  });
  item.fetchedAtMs = nowMs;
  goToNextStep(db, batch.no, item, context);
}

function goToNextStep(db: WriteDb, batchNo: number, item: HeldItem, context: EnrichContext): void {
  item.step += 1;
  item.attempts = 0;
  const batch = must(findBatchByNo(db, batchNo), 'batch');
  park(db, item, advance(db, batch, item, context), context.now());
}

function afterFailure(
  db: WriteDb,
  call: Call,
  item: HeldItem,
  { error, isUnknown, cents }: Failure,
  context: EnrichContext,
): void {
  const nowMs = context.now();
  item.attempts += 1;
  // What costs nothing may be asked as often as any other failure.
  const isLoss = isUnknown && cents > 0;
  if (isLoss) item.leaseLosses += 1;
  const lost = isLoss ? lostError(item, true) : null;
  const last = lost ?? error;
  if (last.isRetryable && lost === null && item.attempts < mostAttempts)
    return park(db, item, { kind: 'wait' }, nowMs, nowMs + context.retryDelayMs(item.attempts));
  noteError(item, { ...last, step: item.step });
  goToNextStep(db, call.batch.no, item, context);
}
