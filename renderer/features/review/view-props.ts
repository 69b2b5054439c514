// What both views of a batch under review are given.
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import type { ReviewFilter, ReviewOverview, ReviewTab } from '../../../shared/schema/review.ts';
import type { Narrowed, RecordsList } from './use-review.ts';

export type BulkDecision = { do: 'accept' | 'reject'; where: ReviewFilter };

export type ViewProps = {
  batch: EnrichBatch;
  overview: ReviewOverview;
  tab: ReviewTab;
  narrowed: Narrowed;
  list: RecordsList;
  /** The item where the person is; null: at the first. */
  chosen: string | null;
  /** A decision about many is being sent. */
  busy: boolean;
  onChosen: (itemId: string | null) => void;
  onBulk: (decision: BulkDecision) => void;
  onView: (view: 'grid' | undefined) => void;
};
