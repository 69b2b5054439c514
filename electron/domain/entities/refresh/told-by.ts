// What the providers of a refresh said of one entity: from its item of the batch that asked them.
import { t } from '../../../../shared/messages/message.ts';
import type { EnrichmentResult } from '../../../../shared/schema/entity.ts';
import type { Provider } from '../../../providers/provider.ts';
import type { ReadDb } from '../../../store/database.ts';
import { answersOfItem, type ItemAnswer, type StoredAnswer } from '../../../store/enrichment/answers.ts';
import type { StoredBatch } from '../../../store/enrichment/batches.ts';
import type { StoredError, StoredItem } from '../../../store/enrichment/items.ts';
import { normalizedOf } from '../normalized/from-answer.ts';
import { completenessOf, fieldsTold } from './coverage.ts';
import type { Told } from './plan-refresh.ts';

/** `matched`: the answers themselves, in the order in which the providers were chosen. */
export type ItemTold = {
  told: Told[];
  results: EnrichmentResult[];
  matched: StoredAnswer[];
  /** Where it stands; null: nobody was asked. */
  item: { batchNo: number; seq: number } | null;
};

export const nobodyAsked: ItemTold = { told: [], results: [], matched: [], item: null };

/** In the order in which the providers were chosen; `told`: the surest first. */
export function toldBy(
  db: ReadDb,
  batch: StoredBatch,
  item: StoredItem,
  findProvider: (code: string) => Provider | null,
): ItemTold {
  const answers = answersOfItem(db, item.batchNo, item.seq);
  const errors = item.error ? [item.error, ...(item.error.others ?? [])] : [];
  const results = batch.providers.map(({ provider: code }, step) => {
    const answer = answers.find((one) => one.step === step);
    const error = errors.find((one) => one.step === step || one.step === null);
    return resultOf(code, batch, answer, error, findProvider(code));
  });
  const matched = answers.filter(({ status }) => status === 'matched');
  const told = matched
    .toSorted((one, other) => (other.confidence ?? 0) - (one.confidence ?? 0))
    .map(({ provider, answer }) => ({ provider, normalized: normalizedOf(answer) }));
  return {
    told,
    results,
    // Word for word it may be long, and nobody here reads it.
    matched: matched.map((answer) => ({ ...answer, raw: null })),
    item: { batchNo: item.batchNo, seq: item.seq },
  };
}

function resultOf(
  providerCode: string,
  batch: StoredBatch,
  answer: ItemAnswer | undefined,
  error: StoredError | undefined,
  provider: Provider | null,
): EnrichmentResult {
  const costCents = answer?.paidCents ?? 0;
  const nothing = {
    providerCode,
    fromCache: false,
    fieldsEnriched: [],
    confidence: null,
    completeness: 0,
    costCents,
  };
  if (answer?.status === 'matched') {
    return {
      ...nothing,
      success: true,
      fromCache: answer.isCached,
      fieldsEnriched: fieldsTold(batch.entity, answer.answer),
      confidence: answer.confidence,
      completeness: completenessOf(batch.entity, answer.answer, provider),
    };
  }
  const { code, message } = answer ? saidNothing(answer) : (error ?? unanswered(batch));
  return { ...nothing, success: false, fromCache: answer?.isCached ?? false, error: { code, message } };
}

const saidNothing = ({ status }: ItemAnswer): { code: string; message: string } =>
  status === 'ambiguous'
    ? {
        code: 'ambiguous',
        message: t('Several could be meant. An id of a register, a domain or an address tells them apart.'),
      }
    : { code: 'no_match', message: t('It is not known there.') };

const unanswered = ({ status, pausedReason, finishedAtMs }: StoredBatch): { code: string; message: string } =>
  finishedAtMs === null || status === 'cancelled'
    ? { code: 'no_answer', message: pausedReason ?? t('No answer came in time.') }
    : {
        code: 'not_asked',
        message: t('Too little is known to ask: an id of a register, a domain, or name and country.'),
      };
