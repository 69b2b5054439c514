// What a batch has come to so far, for whoever watches it: causes, what the values of a field cost, the latest answers.
import type { BatchReport } from '../../../shared/schema/enrichment.ts';
import { isoTime } from '../../lib/clock.ts';
import type { ReadDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import {
  countProposed,
  listCauses,
  listLatestSeqs,
  listPaid,
  type Cause,
  type ProposedValues,
} from '../../store/enrichment/report.ts';
import { pathOfKey } from '../custom-fields/field-path.ts';
import { showItem } from './show-batch.ts';

const shown = { causes: 20, latest: 8 } as const;

export function reportBatch(db: ReadDb, batch: StoredBatch): BatchReport {
  const { no, startedAtMs } = batch;
  const paid = listPaid(db, no);
  const paidTo = (provider: string): number =>
    paid
      .filter(({ step }) => batch.providers[step]?.provider === provider)
      .reduce((sum, { cents }) => sum + cents, 0);
  return {
    startedAt: startedAtMs === null ? null : isoTime(startedAtMs),
    causes: listCauses(db, no, shown.causes).map(showCause),
    fields: costByField(countProposed(db, no), paidTo).map((one) => ({
      ...one,
      field: pathOfKey(db, one.field),
    })),
    cached: paid.reduce((sum, { cached }) => sum + cached, 0),
    latest: listLatestSeqs(db, no, shown.latest).flatMap((seq) => {
      const item = findItemBySeq(db, no, seq);
      return item ? [showItem(db, batch, item)] : [];
    }),
  };
}

const showCause = ({ isRetryable, dueAtMs, ...cause }: Cause): BatchReport['causes'][number] => ({
  ...cause,
  isRetryable: isRetryable === 1,
  nextTryAt: cause.status === 'queued' && dueAtMs > 0 ? isoTime(dueAtMs) : null,
});

/** What a provider cost is shared evenly by the values that it gave. */
function costByField(
  proposed: readonly ProposedValues[],
  paidTo: (provider: string) => number,
): BatchReport['fields'] {
  const given = new Map<string, number>();
  for (const { provider, n } of proposed) given.set(provider, (given.get(provider) ?? 0) + n);
  const byField = new Map<string, { values: number; cost: number }>();
  for (const { field, provider, n } of proposed) {
    const so = byField.get(field) ?? { values: 0, cost: 0 };
    so.values += n;
    so.cost += (paidTo(provider) * n) / (given.get(provider) ?? n);
    byField.set(field, so);
  }
  return [...byField]
    .map(([field, sums]) => ({ field, ...sums }))
    .toSorted((one, other) => other.values - one.values);
}
