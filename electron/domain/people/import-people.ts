// Makes a person for each profile of a list, but for those who are here. One step, however long the list is: what is made is there
// to be taken back from the first piece on, wherever the work ends.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { formatId } from '../../lib/ids.ts';
import type { WriteDb } from '../../store/database.ts';
import { findPeopleByProfile } from '../../store/people.ts';
import { personIdOf } from '../../store/person-row.ts';
import { findStep } from '../../store/steps.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import type { ProfileRow } from '../imports/people/read-profiles.ts';
import { beginStep, endStep, type Doer } from '../steps/in-step.ts';
import { createPerson } from './write-person.ts';

export type MadePeople = { ids: string[]; created: number; stepId: string | null };

/** Rows between two steps. */
const piece = 500;

/** In pieces, each to be written in one transaction; true after one that made somebody. */
export function* importPeople(
  db: WriteDb,
  rows: readonly ProfileRow[],
  { doer, file }: { doer: Doer; file: string },
): Generator<boolean, MadePeople> {
  const made: MadePeople = { ids: [], created: 0, stepId: null };
  let origin: StepOrigin | null = null;
  for (let from = 0; from < rows.length; from += piece) {
    const before = made.created;
    if (origin) requireStanding(db, origin);
    for (const { url, values } of rows.slice(from, from + piece)) {
      const [known] = findPeopleByProfile(db, url);
      if (known) made.ids.push(formatId('per', known));
      else {
        origin ??= beginStep(db, doer, labelOf(0, file));
        // As of any file: what a provider or a person says later outranks it.
        made.ids.push(personIdOf(createPerson(db, values, { ...origin, kind: 'import' })));
        made.created += 1;
      }
    }
    if (origin) endStep(db, origin, labelOf(made.created, file));
    yield made.created > before;
  }
  return { ...made, stepId: origin?.run ?? null };
}

const labelOf = (people: number, file: string): StepLabel => ({
  action: 'create',
  companies: 0,
  people,
  file,
});

function requireStanding(db: WriteDb, { run }: StepOrigin): void {
  const step = run === null ? null : findStep(db, run);
  if (step?.state === 'done' && step.turn === 0) return;
  throw new AppError('job_conflict', {
    message: t('The people were taken back while more of them were made. Import them again.'),
  });
}
