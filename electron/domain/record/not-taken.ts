// Why a value was not taken, in words: who locked the field, and what was offered.
import { t } from '../../../shared/messages/message.ts';
import type { RowNote } from '../../../shared/schema/not-taken.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import { findLocking } from '../../store/record-history.ts';
import type { RefusalReason } from '../../store/refusals.ts';

export type NotTakenValue = { companyUuid: Buffer; field: FieldKey; reason: RefusalReason };

/** `shown`: the value as the wire shows it. */
export function whyNotTaken(
  db: ReadDb,
  { companyUuid, field, reason }: NotTakenValue,
  shown: unknown,
): Pick<RowNote, 'reason' | 'value' | 'message'> {
  const value = wordsOf(shown);
  const what = value === '' ? t('an empty value') : `"${value}"`;
  const locking = reason === 'locked' ? findLocking(db, companyUuid, field) : null;
  const who = locking ? getActor(db, locking.actor).fullName : '';
  return { reason, value, message: sentence(reason, who, what) };
}

function sentence(reason: RefusalReason, who: string, what: string): string {
  if (reason !== 'locked') return t('What stands there ranks above it: {what} was not taken.', { what });
  return who === ''
    ? t('Locked: {what} was not taken.', { what })
    : t('Locked by {who}: {what} was not taken.', { who, what });
}

type Named = { fullName?: unknown; name?: unknown };

function wordsOf(shown: unknown): string {
  if (Array.isArray(shown)) return shown.map(wordsOf).join(', ');
  if (typeof shown === 'string') return shown;
  const { fullName, name } = (shown ?? {}) as Named;
  const words = fullName ?? name;
  return typeof words === 'string' ? words : '';
}
