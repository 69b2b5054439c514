// Makes what providers said of a record the last that is known of it: once it is applied, not when it is only planned.
import type { WriteDb } from '../../store/database.ts';
import { linkEntityAnswer } from '../../store/enrichment/entity-enrichments.ts';
import type { ItemTold } from './refresh/told-by.ts';

export function linkAnswers(db: WriteDb, recordUuid: Buffer, { matched }: Pick<ItemTold, 'matched'>): void {
  for (const { provider, no, fetchedAtMs } of matched)
    linkEntityAnswer(db, recordUuid, { provider, answerNo: no, atMs: fetchedAtMs });
}
