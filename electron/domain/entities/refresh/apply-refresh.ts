// Writes what a plan lets through, each value in the name of the provider that it came from. Call it in the transaction in which the
// plan was made: nothing of it can have changed in between.
import type { EntityChange } from '../../../../shared/schema/entity.ts';
import type { WriteDb } from '../../../store/database.ts';
import type { PersonChanges } from '../../../store/person-row.ts';
import { conflictError } from '../../companies/edit-company.ts';
import type { CompanyChanges } from '../../companies/parse-input.ts';
import { updateCompany, type StepOrigin } from '../../companies/write-company.ts';
import { updatePerson } from '../../people/write-person.ts';
import type { ReviewRecord } from '../../review/review-record.ts';
import { keyOfChange } from './plan-refresh.ts';

/** Answers the record afterwards. */
export function applyRefresh(
  db: WriteDb,
  record: ReviewRecord,
  changes: readonly EntityChange[],
  origin: StepOrigin,
): ReviewRecord {
  const made = changes.filter(({ kept }) => kept === undefined);
  let current = record;
  for (const [provider, values] of Map.groupBy(made, (change) => change.provider)) {
    const entries = values.map(({ path, after }) => [keyOfChange(record.entity, path), after] as const);
    // The flags are a person's word; a lock outranks them, and the plan has left out what is locked.
    const from: StepOrigin = { ...origin, kind: 'refresh', actor: provider, overwrites: true };
    current = write(db, current, Object.fromEntries(entries), from);
  }
  return current;
}

function write(
  db: WriteDb,
  record: ReviewRecord,
  values: Readonly<Record<string, unknown>>,
  origin: StepOrigin,
): ReviewRecord {
  if (record.entity === 'person')
    return {
      ...record,
      stored: updatePerson(db, record.stored, emptied(values) as PersonChanges, origin).person,
    };
  const result = updateCompany(db, record.stored, emptied(values) as CompanyChanges, origin);
  if (result.kind === 'conflict') throw conflictError(result.conflict);
  return { ...record, stored: result.company };
}

const lists: ReadonlySet<string> = new Set(['addresses', 'emails', 'phones', 'urls']);

/** A list that is cleared is an empty one. */
const emptied = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, value === null && lists.has(key) ? [] : value]),
  );
