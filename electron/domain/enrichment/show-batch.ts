// A batch and its items as they stand on the wire.
import {
  itemStatuses,
  type EnrichBatch,
  type EnrichItem,
  type EntityType,
  type ItemAnswer as ShownAnswer,
} from '../../../shared/schema/enrichment.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import type { ReadDb } from '../../store/database.ts';
import { answersOfItem, type ItemAnswer } from '../../store/enrichment/answers.ts';
import { countToReview, type StoredBatch } from '../../store/enrichment/batches.ts';
import { countItems, type StoredItem } from '../../store/enrichment/items.ts';
import { nameSchedule } from '../../store/enrichment/schedules.ts';
import { findPersonName } from '../../store/people.ts';
import { pathOfKey } from '../custom-fields/field-path.ts';
import { factsLeft, placed } from './field-targets.ts';
import { shownSteps } from './step-fields.ts';
import { whyUnlinked } from './link-request.ts';
import { givenFields } from './waterfall.ts';

export function showBatch(db: ReadDb, batch: StoredBatch): EnrichBatch {
  const found = batch.counts ?? countItems(db, batch.no);
  const counts = Object.fromEntries(itemStatuses.map((status) => [status, found[status] ?? 0]));
  const pending = (found.queued ?? 0) + (found.running ?? 0);
  const succeeded = found.matched ?? 0;
  const { id, no, entity, environment, name, status, pausedBy, pausedReason, total } = batch;
  const same = { id, no, entity, environment, name, status, pausedBy, pausedReason, total };
  return {
    ...same,
    providers: shownSteps(db, batch.providers),
    apply: batch.apply,
    budget: batch.budgetCents,
    succeeded,
    failed: total - succeeded - pending,
    pending,
    counts: counts as EnrichBatch['counts'],
    cost: batch.spentCents,
    toReview: countToReview(db, batch.no),
    createdAt: isoTime(batch.createdAtMs),
    createdBy: getActor(db, batch.createdBy).fullName,
    schedule: batch.scheduleNo === null ? null : nameSchedule(db, batch.scheduleNo),
    finishedAt: batch.finishedAtMs === null ? null : isoTime(batch.finishedAtMs),
  };
}

export function showItem(db: ReadDb, batch: StoredBatch, item: StoredItem): EnrichItem {
  const answers = answersOfItem(db, item.batchNo, item.seq);
  const matched = answers.filter(({ status }) => status === 'matched');
  const { status, error, recordUuid } = item;
  const isSuccess = status === 'matched';
  const asked = matched.length > 0 ? matched : answers;
  return {
    id: formatId('itm', item.uuid),
    status,
    isSuccess,
    isRetryable:
      isSuccess || status === 'budget_stopped' || status === 'cancelled' || error?.isRetryable === true,
    metadata: item.metadata === null ? null : (JSON.parse(item.metadata) as unknown),
    recordId: recordUuid && formatId(batch.entity === 'company' ? 'com' : 'per', recordUuid),
    unlinked: item.unlinked && whyUnlinked(batch.entity, item.unlinked),
    name: nameOf(db, batch, item),
    data: isSuccess ? dataOf(db, matched, batch) : null,
    confidence: isSuccess ? Math.max(...matched.map(({ confidence }) => confidence ?? 0)) : null,
    error: error && { code: error.code, message: error.message, isRetryable: error.isRetryable },
    provider: asked.length > 0 ? asked.map(({ provider }) => provider).join(', ') : null,
    fetchedAt: item.fetchedAtMs === null ? null : isoTime(item.fetchedAtMs),
    cost: item.costCents,
  };
}

/** The first provider of the waterfall that gave a field has it; registry facts stand under `facts`. */
function dataOf(
  db: ReadDb,
  matched: readonly ItemAnswer[],
  { entity, providers }: StoredBatch,
): Record<string, unknown> {
  const first = [...matched].reverse();
  const given = first.flatMap((answer) => Object.entries(givenFields(placed(db, entity, answer), providers)));
  const fields = Object.fromEntries(given.map(([field, value]) => [pathOfKey(db, field), value]));
  const facts = Object.assign({}, ...first.map(({ answer }) => answer.facts)) as Record<string, string>;
  return Object.keys(facts).length > 0 ? { ...fields, facts } : fields;
}

function nameOf(db: ReadDb, { entity }: StoredBatch, { recordUuid, request }: StoredItem): string | null {
  const stored =
    recordUuid &&
    (entity === 'company' ? findCompanyByUuid(db, recordUuid)?.values.name : findPersonName(db, recordUuid));
  if (stored) return stored;
  const { name, domain, professionalSocialMediaUrl } = (request ?? {}) as Record<string, unknown>;
  const sent = [name, domain, professionalSocialMediaUrl].find((value) => typeof value === 'string');
  return sent ?? null;
}

export const showItemAnswers = (
  db: ReadDb,
  { entity }: StoredBatch,
  { batchNo, seq }: StoredItem,
): ShownAnswer[] => answersOfItem(db, batchNo, seq).map((said) => showAnswer(db, entity, said));

/** Each value once: what goes to a custom field stands there alone. */
function showAnswer(db: ReadDb, entity: EntityType, said: ItemAnswer): ShownAnswer {
  const { provider, status, confidence, answer, raw, asOf } = said;
  const offered = Object.entries(placed(db, entity, said).offered.fields);
  return {
    provider,
    status,
    confidence,
    asOf,
    fields: Object.fromEntries(offered.map(([field, value]) => [pathOfKey(db, field), value])),
    facts: factsLeft(db, entity, said),
    evidence: [...(answer.evidence ?? [])],
    candidates: [...(answer.candidates ?? [])],
    raw: raw === null ? null : (JSON.parse(raw) as unknown),
    fetchedAt: isoTime(said.fetchedAtMs),
    isCached: said.isCached,
    cost: said.paidCents,
  };
}
