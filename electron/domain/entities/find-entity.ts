// The record of an entity's id: `com_…`, `per_…`, or the bare UUID of either.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { parseId } from '../../lib/ids.ts';
import type { ReadDb } from '../../store/database.ts';
import { findReviewRecord, type ReviewRecord } from '../review/review-record.ts';

/** Throws `not_found`; a company that was merged since is the one that it became. */
export function getEntity(db: ReadDb, id: string): ReviewRecord {
  const [company, person] = [uuidOf(id, 'com'), uuidOf(id, 'per')];
  const record =
    (company && findReviewRecord(db, 'company', company)) ??
    (person && findReviewRecord(db, 'person', person));
  if (record) return record;
  throw new AppError('not_found', {
    message:
      company || person
        ? t('There is no company and no person {id}. It may have been deleted.', { id })
        : t('{id} is no id of an entity. Send com_… or per_… and a UUID, or the UUID alone.', { id }),
  });
}

const uuidOf = (id: string, prefix: 'com' | 'per'): Buffer | null =>
  parseId(prefix, id.includes('_') ? id : `${prefix}_${id}`);
