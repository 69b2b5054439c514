// The one write path of people: it keeps their history and where each value came from. Call it inside one `transact`.
import { personFields } from '../../../shared/schema/person.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import { insertChange } from '../../store/changes.ts';
import type { WriteDb } from '../../store/database.ts';
import { originNo } from '../../store/origins.ts';
import { insertPerson, updatePersonRow } from '../../store/people.ts';
import {
  noPersonValues,
  type PersonChanges,
  type PersonKey,
  type PersonRecord,
  type StoredPerson,
} from '../../store/person-row.ts';
import {
  findPersonSourceKind,
  movePersonOut,
  personSourcesOf,
  setPersonSource,
  type PersonSources,
} from '../../store/person-sources.ts';
import { removalNo } from '../../store/steps.ts';
import { refuse, type Refused } from '../companies/refuse-values.ts';
import { valueRules } from '../companies/value-changes.ts';
import type { Origin, StepOrigin } from '../companies/write-company.ts';

const rules = valueRules<PersonRecord, PersonChanges>(personFields);

export function createPerson(db: WriteDb, values: PersonChanges, origin: Origin): StoredPerson {
  const person = {
    uuid: newUuidBytes(origin.atMs),
    values: rules.merged(noPersonValues, values),
    originKind: origin.kind,
    originRun: origin.run,
    createdAtMs: origin.atMs,
    createdBy: origin.actor,
    updatedAtMs: origin.atMs,
    version: 1,
  };
  const no = insertPerson(db, person, originNo(db, origin));
  insertChange(db, { ...changeOf(person, origin), kind: 'create', before: null, after: null });
  return { ...person, no };
}

/** Of a change that takes another one back: where the values come from now, and where the fields' are said to then. */
export type PersonTakenBack = { sourcesBefore: PersonSources; sourcesAfter: PersonSources };

/**
 * The person afterwards, and which fields changed: none where every value was there already. `refused`: what was not taken, since
 * a lock or a person's own value stands above it.
 */
export function updatePerson(
  db: WriteDb,
  current: StoredPerson,
  wanted: PersonChanges,
  origin: Origin,
  takenBack?: PersonTakenBack,
): { person: StoredPerson; changed: PersonKey[]; refused: Refused<PersonKey>[] } {
  const { changes, refused } = refuse<PersonKey, PersonChanges>(
    db,
    current,
    wanted,
    origin,
    findPersonSourceKind,
  );
  const changed = rules.changed(current.values, changes) as PersonKey[];
  if (changed.length === 0) return { person: current, changed, refused };
  const values = rules.merged(current.values, changes);
  const person = { ...current, values, version: current.version + 1, updatedAtMs: origin.atMs };
  updatePersonRow(db, person);
  noteChange(db, current, values, changed, origin, takenBack);
  return { person, changed, refused };
}

/** The person is kept whole under the step, which brings it back when it is undone. */
export function deletePerson(db: WriteDb, person: StoredPerson, origin: StepOrigin): void {
  insertChange(db, {
    ...changeOf(person, origin),
    kind: 'delete',
    before: { ...person.values },
    after: null,
  });
  movePersonOut(db, removalNo(origin.stepNo, 'deleted'), person.no);
}

function noteChange(
  db: WriteDb,
  current: StoredPerson,
  values: PersonRecord,
  changed: readonly PersonKey[],
  origin: Origin,
  takenBack?: PersonTakenBack,
): void {
  const pick = (from: PersonRecord) =>
    Object.fromEntries(changed.map((field) => [field, rules.valueOf(from, field)]));
  const seq = insertChange(db, {
    ...changeOf(current, origin),
    kind: 'update',
    before: pick(current.values),
    after: pick(values),
    sourcesBefore: sourcesOf(takenBack?.sourcesBefore ?? personSourcesOf(db, current.no), changed),
    sourcesAfter: takenBack ? sourcesOf(takenBack.sourcesAfter, changed) : null,
  });
  for (const field of changed)
    setPersonSource(db, current.no, field, takenBack ? takenBack.sourcesAfter[field] : seq);
}

const sourcesOf = (all: PersonSources, fields: readonly PersonKey[]): PersonSources =>
  Object.fromEntries(fields.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]])));

const changeOf = ({ uuid }: Pick<StoredPerson, 'uuid'>, origin: Origin) => ({
  companyUuid: uuid,
  atMs: origin.atMs,
  actor: origin.actor,
  sourceKind: origin.kind,
  sourceRun: origin.run,
});
