// The review of what providers found.
import {
  bulkReview,
  decideProposals,
  getReview,
  getReviewRecord,
  getReviewSummary,
  listReviewMatrices,
  listReviewRecords,
  takeBackBatch,
} from '../../../shared/contract/review.ts';
import { showBulkJob } from '../../domain/bulk/start-bulk.ts';
import { getBatch } from '../../domain/enrichment/control-batch.ts';
import { decide } from '../../domain/review/decide.ts';
import { withKey } from '../../domain/review/review-filter.ts';
import { getReviewItem } from '../../domain/review/review-item.ts';
import { showMatrix } from '../../domain/review/show-matrix.ts';
import { listReview, showOverview } from '../../domain/review/show-review.ts';
import { startReview } from '../../domain/review/start-review.ts';
import { summarise } from '../../domain/review/summarise.ts';
import { countProposals } from '../../store/proposal-lists.ts';
import type { ReadDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { requirePermission, type Identity } from '../auth.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { doerOf } from '../doer.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';

export function reviewRoutes(app: Mounter): void {
  const { store, clock, events, jobs } = app.services;
  const { db } = store;

  mount(app, getReview, ({ params }) => ({ data: showOverview(db, getBatch(db, params.batchId)) }));

  mount(app, listReviewRecords, ({ params, query, request }) => {
    const { limit, cursor, ...asked } = query;
    const page = { after: markOf(cursor)?.no ?? -1, limit };
    const { items, next } = listReview(db, getBatch(db, params.batchId), asked, page);
    const pagination = nextLink(request, next === null ? null : cursorOf({ value: null, no: next }));
    return { data: { items, pagination } };
  });

  mount(app, getReviewRecord, ({ params }) => {
    const batch = getBatch(db, params.batchId);
    return { data: showMatrix(db, batch, getReviewItem(db, batch, params.itemId)) };
  });

  mount(app, listReviewMatrices, ({ params, query }) => {
    const batch = getBatch(db, params.batchId);
    const items = query.items.split(',').map((id) => showMatrix(db, batch, getReviewItem(db, batch, id)));
    return { data: { items } };
  });

  mount(app, decideProposals, (call) => {
    const { batchId } = call.params;
    const batch = writableBatch(db, batchId, call.identity);
    let records: string[] = [];
    return call.commit(
      (write) => {
        const { records: changed, ...data } = decide(write, batch, call.body.decisions, doerOf(call, clock));
        records = changed;
        return { data };
      },
      (reply) => {
        const { step } = reply.data;
        if (step === null) return;
        if (batch.entity === 'person') for (const id of records) events.publish('person:changed', id);
        else if (records.length > 0) events.publish('company:changed', step.id, { ids: records });
        events.publish('step:changed', step.id);
      },
    );
  });

  mount(app, bulkReview, (call) => {
    const { no, entity } = writableBatch(db, call.params.batchId, call.identity);
    const { do: action, dryRun } = call.body;
    const where = withKey(db, call.body.where);
    if (dryRun) {
      const matching = countProposals(db, no, { ...where, states: ['open'] });
      return call.commit(() => ({ status: 200, body: { data: { matching } } }));
    }
    const reply = call.commit((write) => {
      const job = startReview(write, doerOf(call, clock), { batchNo: no, entity, do: action, where });
      return { status: 202, body: { data: showBulkJob(write, job) } };
    });
    jobs.wake();
    return reply;
  });

  mount(app, takeBackBatch, (call) => {
    const { no, entity } = writableBatch(db, call.params.batchId, call.identity);
    const reply = call.commit((write) => {
      const review = { batchNo: no, entity, do: 'take_back', where: call.body } as const;
      return {
        status: 202,
        body: { data: showBulkJob(write, startReview(write, doerOf(call, clock), review)) },
      };
    });
    jobs.wake();
    return reply;
  });

  mount(app, getReviewSummary, ({ params }) => ({ data: summarise(db, getBatch(db, params.batchId)) }));
}

function writableBatch(db: ReadDb, id: string, identity: Identity): StoredBatch {
  const batch = getBatch(db, id);
  requirePermission(identity, batch.entity === 'company' ? 'write:companies' : 'write:people');
  return batch;
}
