// Undo and redo of what a step did to people: those that it made or deleted go and come, their values change back. What someone
// else changed since stays and is listed. The pieces stand beside those of companies in domain/steps/toggle-step.ts.
import { findChangeOrigin, listChangesOfRun, type ValueChange } from '../../store/changes.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import { findPersonByUuid } from '../../store/people.ts';
import type { PersonChanges, PersonKey, StoredPerson } from '../../store/person-row.ts';
import {
  listUndonePeople,
  movePersonBack,
  movePersonOut,
  personSourcesOf,
  type PersonSources,
} from '../../store/person-sources.ts';
import { listRecordsOfStep } from '../../store/steps.ts';
import { takeBackCell } from '../imports/undo/take-back-cell.ts';
import type { Kept, Step, UndoRun } from '../imports/undo/undo-run.ts';
import { updatePerson } from './write-person.ts';

/** People whom the step made (`delete`: brought back) go, but for those whom someone changed since. */
export const removePeople =
  (kind: 'create' | 'delete'): Step =>
  (run, position, limit) => {
    const ones = listRecordsOfStep(run.db, 'person', run.of, kind, position ?? 0, limit);
    for (const { companyUuid, seq } of ones) {
      const person = findPersonByUuid(run.db, companyUuid);
      if (person) removeUnlessEdited(run, person, seq);
    }
    return { position: ones.at(-1)?.seq ?? 0, seen: ones.length, done: ones.length < limit };
  };

function removeUnlessEdited(run: UndoRun, person: StoredPerson, seq: number): void {
  const edited = editedSince(run.db, person.no, run.of, seq);
  for (const field of edited) keep(run, person, field, 'company_edited', null);
  if (edited.length > 0) return;
  movePersonOut(run.db, run.removalNo, person.no);
  run.tally.companies += 1;
}

/** Fields whose present value came after that change and not from this step or an undo or redo of it. */
function editedSince(db: ReadDb, personNo: number, stepId: string, seq: number): PersonKey[] {
  const isForeign = (source: number): boolean => {
    const run = findChangeOrigin(db, source)?.run ?? null;
    return source > seq && run !== stepId && run?.startsWith(`${stepId}#`) !== true;
  };
  const sources = Object.entries(personSourcesOf(db, personNo)) as [PersonKey, number][];
  return sources.filter(([, source]) => isForeign(source)).map(([field]) => field);
}

/** The changes of a run, the last first, so that each meets the values that it left. */
export const takeBackPeople =
  (changesOf: string): Step =>
  (run, position, limit) => {
    const changes = listChangesOfRun(run.db, changesOf, position ?? Number.MAX_SAFE_INTEGER, limit, 'person');
    for (const change of changes) {
      const person = findPersonByUuid(run.db, change.companyUuid);
      if (person) takeBackPersonChange(run, person, change);
    }
    return { position: changes.at(-1)?.seq ?? 0, seen: changes.length, done: changes.length < limit };
  };

export function takeBackPersonChange(run: UndoRun, person: StoredPerson, change: ValueChange): void {
  const sources = personSourcesOf(run.db, person.no);
  const values: Record<string, unknown> = {};
  const sourcesAfter: PersonSources = {};
  for (const field of Object.keys(change.after) as PersonKey[]) {
    const { restore, kept } = takeBackCell({ values: person.values, sources }, field, change);
    if (kept) keep(run, person, field, kept, earlierOf(change, field));
    if (!restore) continue;
    values[field] = restore.value;
    if (restore.source !== undefined) sourcesAfter[field] = restore.source;
  }
  const takenBack = { sourcesBefore: sources, sourcesAfter };
  const { changed, refused } = updatePerson(run.db, person, values as PersonChanges, run.origin, takenBack);
  run.tally.cells += changed.length;
  for (const { field } of refused) keep(run, person, field, 'locked', earlierOf(change, field));
}

const earlierOf = ({ before }: ValueChange, field: PersonKey): unknown =>
  (before as Record<string, unknown>)[field];

/** People whom the step deleted, or its undo took away, come back: the very same. */
export const returnPeople =
  (undoNo: number): Step =>
  (run, position, limit) => {
    const numbers = listUndonePeople(run.db, undoNo, position ?? 0, limit);
    for (const no of numbers) movePersonBack(run.db, undoNo, no);
    run.tally.companies += numbers.length;
    return { position: numbers.at(-1) ?? 0, seen: numbers.length, done: numbers.length < limit };
  };

function keep(
  run: UndoRun,
  { uuid, values }: StoredPerson,
  field: PersonKey,
  reason: Kept['reason'],
  earlier: unknown,
): void {
  run.keep({
    companyUuid: uuid,
    idPrefix: 'per',
    companyName: values.fullName,
    // A list of what was kept calls each field by its key, whosever it is.
    field: field as FieldKey,
    reason,
    value: (values as Record<string, unknown>)[field] ?? null,
    earlier,
  });
}
