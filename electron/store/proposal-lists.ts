// Proposals of a batch as a reviewer meets them: counted, filtered, record by record. Told from the index alone, without the
// values.
import {
  decidedStates,
  type ProposalState,
  type Relation,
  type ReviewTab,
} from '../../shared/schema/review.ts';
import type { ReadDb } from './database.ts';
import { proposalsOfItem, type StoredProposal } from './proposals.ts';

export type ProposalFilter = {
  states: readonly ProposalState[];
  relation?: 'fills' | 'conflicts' | undefined;
  field?: string | undefined;
  provider?: string | undefined;
  minConfidence?: number | undefined;
};

export const tabFilters: Record<ReviewTab, ProposalFilter> = {
  open: { states: ['open'] },
  conflicts: { states: ['open'], relation: 'conflicts' },
  fills: { states: ['open'], relation: 'fills' },
  decided: { states: decidedStates },
};

type Where = { text: string; values: Record<string, string | number> };

function whereOf(
  batchNo: number,
  { states, relation, field, provider, minConfidence }: ProposalFilter,
): Where {
  const parts = ['batch_no = :batchNo', `state IN (${states.map((state) => `'${state}'`).join(', ')})`];
  const values: Where['values'] = { batchNo };
  const add = (text: string, name: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    parts.push(text);
    values[name] = value;
  };
  add('relation = :relation', 'relation', relation);
  add('field = :field', 'field', field);
  add('provider = :provider', 'provider', provider);
  add('confidence >= :minConfidence', 'minConfidence', minConfidence);
  return { text: parts.join(' AND '), values };
}

/** Items with such a proposal, after one, in their order. */
export function listReviewSeqs(
  db: ReadDb,
  batchNo: number,
  filter: ProposalFilter,
  after: number,
  limit: number,
): number[] {
  const { text, values } = whereOf(batchNo, filter);
  return db
    .sql<number>(`SELECT DISTINCT seq FROM proposal WHERE ${text} AND seq > :after ORDER BY seq LIMIT :limit`)
    .pluck()
    .all({ ...values, after, limit });
}

export function countProposals(db: ReadDb, batchNo: number, filter: ProposalFilter): number {
  const { text, values } = whereOf(batchNo, filter);
  return db.sql<number>(`SELECT count(*) FROM proposal WHERE ${text}`).pluck().get(values) ?? 0;
}

export const isIn = (
  { states, relation, field, provider, minConfidence }: ProposalFilter,
  proposal: StoredProposal,
): boolean =>
  states.includes(proposal.state) &&
  (relation === undefined || relation === proposal.relation) &&
  (field === undefined || field === proposal.field) &&
  (provider === undefined || provider === proposal.provider) &&
  (minConfidence === undefined || proposal.confidence >= minConfidence);

/** Of one item, in their order. */
export const proposalsIn = (
  db: ReadDb,
  item: { recordUuid: Buffer; batchNo: number; seq: number },
  filter: ProposalFilter,
): StoredProposal[] =>
  proposalsOfItem(db, item.recordUuid, item.batchNo, item.seq).filter((one) => isIn(filter, one));

export type Tally = {
  state: ProposalState;
  relation: Relation;
  field: string;
  provider: string;
  n: number;
  confident: number;
};

export const tallyProposals = (db: ReadDb, batchNo: number, minConfidence: number): Tally[] =>
  db
    .sql<Tally>(
      `SELECT state, relation, field, provider, count(*) AS n, sum(confidence >= ?) AS confident FROM proposal
       WHERE batch_no = ? GROUP BY state, relation, field, provider`,
    )
    .all(minConfidence, batchNo);

export type ItemTally = Pick<Tally, 'state' | 'relation' | 'n'> & { seq: number };

const counted = ['open', ...decidedStates].map((state) => `'${state}'`).join(', ');

export const tallyItems = (db: ReadDb, batchNo: number, seqs: readonly number[]): ItemTally[] =>
  db
    .sql<ItemTally>(
      `SELECT seq, state, relation, count(*) AS n FROM proposal WHERE batch_no = ? AND state IN (${counted})
       AND seq IN (SELECT value FROM json_each(?)) GROUP BY seq, state, relation`,
    )
    .all(batchNo, JSON.stringify(seqs));
