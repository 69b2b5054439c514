// Batches and items by the ids that the wire gives them.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { parseId } from '../../lib/ids.ts';
import type { ReadDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { findItem, type StoredItem } from '../../store/enrichment/items.ts';

export function getReviewItem(db: ReadDb, { no }: StoredBatch, id: string): StoredItem {
  const uuid = parseId('itm', id);
  const item = uuid && findItem(db, no, uuid);
  if (!item) throw new AppError('not_found', { message: t('This batch has no item {id}.', { id }) });
  return item;
}
