// Calls whose holder is gone: nobody knows whether they were carried out. They count as paid, since they may have been, and
// their items are asked again, but not for ever.
import { t } from '../../../shared/messages/message.ts';
import type { WriteDb } from '../../store/database.ts';
import { findBatchByNo, settleMoney } from '../../store/enrichment/batches.ts';
import { deleteCall, listLostCalls, type StoredCall } from '../../store/enrichment/calls.ts';
import { findClaimed, type ItemClaim, type StoredItem } from '../../store/enrichment/items.ts';
import { must } from '../../lib/assert.ts';
import { advance, holdItem, noteError, park } from './advance-item.ts';
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

/** Gives up what was held under leases that ended before `beforeMs`; answers the batches that it touched. */
export function recoverCalls(db: WriteDb, beforeMs: number, context: EnrichContext): number[] {
  const lost = listLostCalls(db, beforeMs);
  for (const call of lost) recover(db, call, context);
  return [...new Set(lost.map(({ batchNo }) => batchNo))];
}

function recover(db: WriteDb, call: StoredCall, context: EnrichContext): void {
  const { batchNo, reservedCents } = call;
  deleteCall(db, call.no);
  settleMoney(db, batchNo, reservedCents, reservedCents);
  const each = reservedCents / Math.max(1, call.items.length);
  for (const { seq, fence } of call.items) giveBack(db, { batchNo, seq, fence }, each, context);
  endIfDone(db, batchNo, context.now());
}

function giveBack(db: WriteDb, claim: ItemClaim, cents: number, context: EnrichContext): void {
  const item = findClaimed(db, claim);
  if (!item) return;
  const held = holdItem(db, item);
  held.leaseLosses += 1;
  held.costCents += cents;
  const error = lostError(held, cents > 0);
  if (!error) return park(db, held, { kind: 'wait' }, context.now());
  noteError(held, { ...error, step: held.step });
  held.step += 1;
  const batch = must(findBatchByNo(db, claim.batchNo), 'batch');
  park(db, held, advance(db, batch, held, context), context.now());
}
