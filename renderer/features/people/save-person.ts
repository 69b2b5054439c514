// Writes what was changed in the form of a person against the version that was seen. Where another writer was quicker, it is
// written all the same, unless both changed the same field: then the person decides.
import { getPerson, updatePerson } from '../../../shared/contract/people.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Person, PersonInput } from '../../../shared/schema/person.ts';
import { ApiError, isConflict } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { contestedBy } from './contested.ts';
import type { PersonForm } from './person-form.ts';

/** `now` has been told of: against it, what was typed is written. */
export class ChangedMeanwhile extends ApiError {
  readonly now: Person;

  constructor(now: Person, contested: ReturnType<typeof contestedBy>) {
    const issues = contested.map(({ path, words }) => ({
      path,
      code: 'version_conflict',
      message:
        words === ''
          ? t('Changed elsewhere meanwhile: it is empty now. Save again to write yours.')
          : t('Changed elsewhere meanwhile: it holds "{value}" now. Save again to write yours.', {
              value: words,
            }),
    }));
    super('version_conflict', issues[0]?.message ?? '', { issues });
    this.now = now;
  }
}

type Changes = { form: PersonForm; patch: PersonInput; seen: Person };

export async function savePerson(changes: Changes, triesLeft = 3): Promise<{ data: Person }> {
  const { patch, seen } = changes;
  const params = { personId: seen.id };
  try {
    return await call(updatePerson, { params, body: patch }, { version: seen.version });
  } catch (error) {
    if (!isConflict(error) || triesLeft <= 1) throw error;
    const { data: now } = await call(getPerson, { params });
    const contested = contestedBy(changes, now);
    if (contested.length > 0) throw new ChangedMeanwhile(now, contested);
    return savePerson({ ...changes, seen: now }, triesLeft - 1);
  }
}
