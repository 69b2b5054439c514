// The review of what providers found: nothing of a batch is written until a person accepts it, unless the batch was told to. Who
// decides needs the right to write the records too.
import { z } from 'zod';
import { bulkJobSchema } from '../schema/bulk.ts';
import { cursorQuery, dataOf, listOf } from '../schema/common.ts';
import {
  bulkReviewSchema,
  decidedSchema,
  decideSchema,
  reviewItemsQuery,
  reviewListQuery,
  reviewMatrixSchema,
  reviewOverviewSchema,
  reviewRecordSchema,
  reviewSummarySchema,
  takeBackSchema,
} from '../schema/review.ts';
import { defineEndpoint } from './endpoint.ts';

const batch = '/v1/enrichment/batches/:batchId';
const params = z.object({ batchId: z.string().max(60) });

export const getReview = defineEndpoint({
  name: 'getReview',
  method: 'GET',
  path: `${batch}/review`,
  permission: 'read:enrichment',
  summary: 'How many proposals of a batch are open and decided, by field and by provider.',
  params,
  answer: dataOf(reviewOverviewSchema),
});

export const listReviewRecords = defineEndpoint({
  name: 'listReviewRecords',
  method: 'GET',
  path: `${batch}/review/records`,
  permission: 'read:enrichment',
  summary: 'Records that something is proposed for, in the order of the batch.',
  params,
  query: z.strictObject({ ...cursorQuery, ...reviewListQuery }),
  answer: listOf(reviewRecordSchema),
});

export const getReviewRecord = defineEndpoint({
  name: 'getReviewRecord',
  method: 'GET',
  path: `${batch}/review/records/:itemId`,
  permission: 'read:enrichment',
  summary:
    'One record: what it holds, where that came from, and what each provider proposes, field by field.',
  params: params.extend({ itemId: z.string().max(60) }),
  answer: dataOf(reviewMatrixSchema),
});

export const listReviewMatrices = defineEndpoint({
  name: 'listReviewMatrices',
  method: 'GET',
  path: `${batch}/review/matrices`,
  permission: 'read:enrichment',
  summary: 'The same of several records at once, in the order in which they are asked for.',
  params,
  query: z.strictObject({ items: reviewItemsQuery }),
  answer: dataOf(z.object({ items: z.array(reviewMatrixSchema) })),
});

export const decideProposals = defineEndpoint({
  name: 'decideProposals',
  method: 'POST',
  path: `${batch}/review/decisions`,
  permission: 'write:enrich',
  summary: 'Accept, change or reject proposals and lock fields, as one step. What cannot be done is listed.',
  params,
  body: decideSchema,
  answer: dataOf(decidedSchema),
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const bulkReview = defineEndpoint({
  name: 'bulkReview',
  method: 'POST',
  path: `${batch}/review/bulk`,
  permission: 'write:enrich',
  summary:
    'Accept or reject every open proposal that a filter finds, as a job and one step. `dryRun` only counts.',
  params,
  body: bulkReviewSchema,
  answer: dataOf(z.union([bulkJobSchema, z.object({ matching: z.number().int() })])),
  statuses: [202, 200],
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const takeBackBatch = defineEndpoint({
  name: 'takeBackBatch',
  method: 'POST',
  path: `${batch}/take-back`,
  permission: 'write:enrich',
  summary: 'Take back what the batch wrote, or one provider of it. What somebody changed since stays.',
  params,
  body: takeBackSchema,
  answer: dataOf(bulkJobSchema),
  statuses: [202],
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const getReviewSummary = defineEndpoint({
  name: 'getReviewSummary',
  method: 'GET',
  path: `${batch}/review/summary`,
  permission: 'read:enrichment',
  summary:
    'Coverage before and after by field, match rate and agreement of providers, cost of a filled cell.',
  params,
  answer: dataOf(reviewSummarySchema),
});
