// Why a value is not taken, in words.
import { t } from '../../../../shared/messages/message.ts';
import type { EntityChange, KeptReason } from '../../../../shared/schema/entity.ts';

const words: Record<KeptReason, string> = {
  preserve_name: t('Not taken: Preserve name is on'),
  filled: t('Not taken: filled already'),
  profile_left: t('Not taken: the profile is left as it is'),
  locked: t('Not taken: locked'),
  entered: t('Not taken: a person entered what stands there'),
  name_taken: t('Not taken: another company has this name'),
  invalid: t('Not taken: the field cannot hold it'),
};

/** `lockedBy`: the name of whoever locked the field, where that is known. */
export function keptWords({ kept, note }: EntityChange, lockedBy: string | undefined): string | null {
  if (kept === undefined) return null;
  if (kept === 'locked' && lockedBy !== undefined)
    return t('Not taken: locked by {name}', { name: lockedBy });
  return note === undefined ? words[kept] : t('Not taken: {why}', { why: note });
}
