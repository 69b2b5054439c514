// One record under review: its fields against the providers, each value as it stands to the record now. What a provider sent and
// why it is thought to be the same record is told with the item's answers.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReviewCell, ReviewMatrix } from '../../../shared/schema/review.ts';
import { isoTime } from '../../lib/clock.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb } from '../../store/database.ts';
import { answersOfItem } from '../../store/enrichment/answers.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import type { StoredItem } from '../../store/enrichment/items.ts';
import { tallyItems } from '../../store/proposal-lists.ts';
import { proposalsOfItem, type StoredProposal } from '../../store/proposals.ts';
import { findRecordChange, type Writing } from '../../store/record-history.ts';
import { findStepByNo } from '../../store/steps.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { pathOfKey } from '../custom-fields/field-path.ts';
import { isSameValue } from '../companies/same-value.ts';
import { showWritten, sourceNamer } from '../record/source-names.ts';
import { shownValue } from './custom-offer.ts';
import { compare, fieldsOf } from './offered-value.ts';
import { findReviewRecord, isLocked, sourceSeqOf, valueOf, type ReviewRecord } from './review-record.ts';
import { showRecord } from './show-review.ts';

export function showMatrix(db: ReadDb, batch: StoredBatch, item: StoredItem): ReviewMatrix {
  const { recordUuid, seq } = item;
  if (!recordUuid)
    throw new AppError('not_found', {
      message: t('This item is about no record: nothing is proposed for it.'),
    });
  const record = findReviewRecord(db, batch.entity, recordUuid);
  const proposals = proposalsOfItem(db, recordUuid, batch.no, seq);
  const inOrder = [...fieldsOf(batch.entity), ...definitionsOf(db).fieldByKey.keys()];
  const known = inOrder.filter((field) => proposals.some((one) => one.field === field));
  const unknown = proposals.map(({ field }) => field).filter((field) => !known.includes(field));
  const nameSource = sourceNamer(db);
  return {
    ...showRecord(db, batch.entity, item, recordUuid, tallyItems(db, batch.no, [seq])),
    providers: showProviders(db, batch, item),
    fields: [...new Set([...known, ...unknown])].map((field) => {
      const writing = record && writingOf(db, record, field);
      return {
        field: pathOfKey(db, field),
        value: record && shownValue(db, field, valueOf(record, field)),
        source: writing && showWritten(nameSource, writing),
        isLocked: record !== null && isLocked(record, field),
        cells: proposals.filter((one) => one.field === field).map((one) => showCell(db, record, one)),
      };
    }),
  };
}

const showProviders = (db: ReadDb, { no }: StoredBatch, { seq }: StoredItem): ReviewMatrix['providers'] =>
  answersOfItem(db, no, seq).map(({ provider, confidence, fetchedAtMs, asOf, isCached, paidCents }) => ({
    code: provider,
    confidence,
    fetchedAt: isoTime(fetchedAtMs),
    asOf,
    isCached,
    cost: paidCents,
  }));

/** Null for an empty field. */
function writingOf(db: ReadDb, record: ReviewRecord, field: string): Writing | null {
  if (isSameValue(valueOf(record, field), null)) return null;
  const { uuid, originKind, originRun, createdBy, createdAtMs } = record.stored;
  const seq = sourceSeqOf(db, record, field);
  const change = seq === undefined ? null : findRecordChange(db, uuid, seq);
  return change ?? { kind: originKind, run: originRun, actor: createdBy, atMs: createdAtMs, row: null };
}

function showCell(db: ReadDb, record: ReviewRecord | null, proposal: StoredProposal): ReviewCell {
  const { no, provider, value, confidence, state, note, written, decidedBy, decidedAtMs, stepNo } = proposal;
  const step = stepNo === null ? null : findStepByNo(db, stepNo);
  const isOpen = record !== null && (state === 'open' || state === 'locked');
  return {
    id: `prp_${no}`,
    provider,
    value: shownOffer(db, proposal),
    confidence,
    relation: isOpen ? compare(valueOf(record, proposal.field), value).relation : proposal.relation,
    state,
    note,
    written: shownValue(db, proposal.field, written),
    decidedBy: decidedBy === null ? null : getActor(db, decidedBy).fullName,
    decidedAt: decidedAtMs === null ? null : isoTime(decidedAtMs),
    stepId: step?.id ?? null,
  };
}

/** What was dropped is kept as it came. */
const shownOffer = (db: ReadDb, { field, state, value }: StoredProposal): unknown =>
  state === 'dropped' ? value : shownValue(db, field, value);
