// For tests only: asks every endpoint of the review, so that its answer is held against the contract.
import { expect } from 'vitest';
import * as contract from '../../../shared/contract/index.ts';
import { answeredBatch } from '../../domain/review/testing.ts';
import { must } from '../../lib/assert.ts';
import { parseId } from '../../lib/ids.ts';
import type { WriteDb } from '../../store/database.ts';
import type { Ask } from './ask-of-enrichment.ts';

export async function askOfReview(call: Ask, db: WriteDb): Promise<void> {
  const { data: company } = await call(contract.createCompany, { body: { name: 'Reviewed Ltd' } });
  const record = { uuid: must(parseId('com', company.id), 'id') };
  const gleif = { fields: { industry: 'Cloth', foundationYear: 'never', phones: ['1', '2'] } };
  const registry = { cost: 3, fields: { name: 'Reviewed Ltd', industry: 'Wood' } };
  const params = { batchId: answeredBatch(db, [{ record, answers: { gleif, registry } }]).id };
  const { data: page } = await call(contract.listReviewRecords, { params, query: '?limit=1&tab=fills' });
  const item = { ...params, itemId: must(page.items[0], 'item').itemId };
  const { data: matrix } = await call(contract.getReviewRecord, { params: item });
  await call(contract.listReviewMatrices, { params, query: `?items=${item.itemId}` });
  const ids = matrix.fields.flatMap(({ cells }) =>
    cells.filter(({ state }) => state === 'open').map(({ id }) => id),
  );
  const decisions = [
    { proposalId: ids[0], do: 'accept', value: 'Linen' },
    { proposalId: ids[1], do: 'reject' },
    { itemId: item.itemId, field: 'phones', do: 'lock' },
  ];
  const { data } = await call(contract.decideProposals, { params, body: { decisions } });
  expect(data).toMatchObject({ decided: 2, problems: [{ decision: 1 }] });
  await call(contract.getReviewRecord, { params: item });
  await call(contract.getReview, { params });
  await call(contract.bulkReview, { params, body: { do: 'accept', dryRun: true } });
  await call(contract.bulkReview, { params, body: { do: 'reject', where: { minConfidence: 0.5 } } });
  await call(contract.takeBackBatch, { params, body: {} });
  await call(contract.getReviewSummary, { params });
}
