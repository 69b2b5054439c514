// rowbench review: what a batch proposes, and what came of it; accepts in bulk, and takes back what the batch wrote.
import { cancelBulkJob, getBulkJob } from '../../../shared/contract/bulk.ts';
import { bulkReview, getReview, getReviewSummary, takeBackBatch } from '../../../shared/contract/review.ts';
import type { BulkJob } from '../../../shared/schema/bulk.ts';
import type { ReviewFilter } from '../../../shared/schema/review.ts';
import { UsageError } from './cli-error.ts';
import { describeDecided, describeReview } from './describe-review.ts';
import { follow } from './follow.ts';
import { note, outJson, outLines, showProgress } from './print.ts';
import { onStop } from './signals.ts';
import { withApi, type Api } from './with-backend.ts';

export type Accept = Pick<ReviewFilter, 'relation' | 'minConfidence'>;

export type ReviewOptions = {
  data: string;
  accept?: Accept;
  takeBack?: true;
  provider?: string;
  field?: string;
  json?: true;
};

/** 0: said or done; 1: failed; 130: stopped by Ctrl-C. */
export function review(batchId: string, options: ReviewOptions): Promise<number> {
  checkOptions(options);
  const stop = new AbortController();
  const release = onStop(() => stop.abort());
  return withApi(options.data, async (api) => {
    const started = await start(api, batchId, options);
    const job = started && (await ended(api, started, stop.signal));
    const params = { batchId };
    const overview = (await api.call(getReview, { params })).data;
    const summary = (await api.call(getReviewSummary, { params })).data;
    if (options.json) outJson({ job, ...overview, summary });
    else
      outLines([
        ...(job ? [...describeDecided(job, options.takeBack === true), ''] : []),
        ...describeReview(overview, summary),
      ]);
    if (job?.status === 'failed') note(`rowbench: ${job.failure?.message ?? 'It could not be finished.'}`);
    return job ? exitCodes[job.status] : 0;
  }).finally(release);
}

function checkOptions({ accept, takeBack, provider, field }: ReviewOptions): void {
  if (accept || takeBack || (provider ?? field) === undefined) return;
  throw new UsageError('--provider and --field say what to decide: add --accept, or --take-back.');
}

const exitCodes: Record<BulkJob['status'], number> = {
  completed: 0,
  failed: 1,
  cancelled: 130,
  // A job that is followed to its end is in neither state.
  queued: 1,
  running: 1,
};

/** Null where nothing is to be decided. */
async function start(
  { call }: Api,
  batchId: string,
  { accept, takeBack, provider, field }: ReviewOptions,
): Promise<BulkJob | null> {
  const params = { batchId };
  const of = provider === undefined ? {} : { provider };
  if (takeBack) return (await call(takeBackBatch, { params, body: of })).data;
  if (!accept) return null;
  const where = { ...accept, ...of, ...(field !== undefined && { field }) };
  const { data } = await call(bulkReview, { params, body: { do: 'accept', where } });
  // A job unless it was only to count.
  return 'id' in data ? data : null;
}

async function ended({ call }: Api, { id: bulkId }: BulkJob, stop: AbortSignal): Promise<BulkJob> {
  try {
    return await follow({
      look: async () => (await call(getBulkJob, { params: { bulkId } })).data,
      isOver: ({ finishedAt }) => finishedAt !== null,
      show: ({ done, total }) => showProgress(`${done} of ${total} records (Ctrl-C stops)`),
      stop,
      cancel: () => call(cancelBulkJob, { params: { bulkId } }),
    });
  } finally {
    showProgress('');
  }
}
