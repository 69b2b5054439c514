// Calls whose holder is gone. Where one was sent, nobody knows whether it was carried out: it counts as paid, since it may have
// been, and its items are asked again, but not for ever.
import { t } from '../../../shared/messages/message.ts';
import type { WriteDb } from '../../store/database.ts';
import { findBatchByNo, settleMoney } from '../../store/enrichment/batches.ts';
import { deleteCall, listCalls, listLostCalls, type StoredCall } from '../../store/enrichment/calls.ts';
import { findClaimed, type StoredItem } from '../../store/enrichment/items.ts';
import { must } from '../../lib/assert.ts';
import { advance, holdItem, noteError, park, type HeldItem } from './advance-item.ts';
import { endIfDone } from './end-batch.ts';
import type { EnrichContext } from './enrich-context.ts';

/** An item that was lost so often seems to take the process with it. */
const mostLosses = 3;
/** One that may have been paid for is asked once more, not twice. */
const mostPaidLosses = 2;

/** Null where it may be asked again. */
export function lostError({ leaseLosses }: Pick<StoredItem, 'leaseLosses'>, isPaid: boolean) {
  if (isPaid && leaseLosses >= mostPaidLosses)
    return {
      code: 'unknown_outcome',
      message: t(
        'It was asked twice and no answer arrived, though both may have been billed. Try again if you want to.',
      ),
      isRetryable: true,
    };
  if (leaseLosses < mostLosses) return null;
  return {
    code: 'set_aside',
    message: t('The work stopped each of three times when this item was asked, so it was set aside.'),
    isRetryable: false,
  };
}

/** Gives up calls that nobody holds any more; answers the batches that it touched. `leaseMs`: null for every call there is. */
export function recoverCalls(db: WriteDb, leaseMs: number | null, context: EnrichContext): number[] {
  const lost = leaseMs === null ? listCalls(db) : listLostCalls(db, context.now(), leaseMs);
  for (const call of lost) recover(db, call, context);
  return [...new Set(lost.map(({ batchNo }) => batchNo))];
}

function recover(db: WriteDb, call: StoredCall, context: EnrichContext): void {
  const { batchNo, reservedCents, isSent } = call;
  deleteCall(db, call.no);
  settleMoney(db, batchNo, reservedCents, isSent ? reservedCents : 0);
  const each = reservedCents / Math.max(1, call.items.length);
  for (const { seq, fence } of call.items) {
    const item = findClaimed(db, { batchNo, seq, fence });
    if (!item) continue;
    const held = holdItem(db, item);
    if (isSent) lose(db, held, each, context);
    else park(db, held, { kind: 'wait' }, context.now());
  }
  endIfDone(db, batchNo, context.now());
}

function lose(db: WriteDb, held: HeldItem, cents: number, context: EnrichContext): void {
  held.leaseLosses += 1;
  held.costCents += cents;
  const error = lostError(held, cents > 0);
  if (!error) return park(db, held, { kind: 'wait' }, context.now());
  noteError(held, { ...error, step: held.step });
  held.step += 1;
  const batch = must(findBatchByNo(db, held.batchNo), 'batch');
  park(db, held, advance(db, batch, held, context), context.now());
}
