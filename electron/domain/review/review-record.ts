// A company or a person as a review meets it: its values and locks, and its own write path behind one door.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { fieldSourcesOf, findChangeOrigin } from '../../store/changes.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import type { SourceKind } from '../../store/origins.ts';
import { findPersonByUuid } from '../../store/people.ts';
import { personIdOf, type PersonKey, type RecordKey, type StoredPerson } from '../../store/person-row.ts';
import { personSourcesOf } from '../../store/person-sources.ts';
import { conflictError } from '../companies/edit-company.ts';
import type { Refused } from '../companies/refuse-values.ts';
import { isSameValue } from '../companies/same-value.ts';
import { isStanding, yieldsOf } from '../companies/source-priority.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import { setLocks } from '../companies/set-locks.ts';
import { updateCompany, type StepOrigin } from '../companies/write-company.ts';
import { joinGroups } from './join-groups.ts';
import { extrasContext } from '../custom-fields/extras-context.ts';
import { findMerged } from '../merge/resolve-merged.ts';
import { parsePersonInput } from '../people/person-input.ts';
import { setPersonLocks } from '../people/lock-person.ts';
import { updatePerson } from '../people/write-person.ts';

export type ReviewRecord =
  | { entity: 'company'; stored: StoredCompany }
  | { entity: 'person'; stored: StoredPerson };

/** A company that was merged since is the one that it became. */
export function findReviewRecord(db: ReadDb, entity: EntityType, uuid: Buffer): ReviewRecord | null {
  if (entity === 'company') {
    const stored = findCompanyByUuid(db, uuid) ?? findMerged(db, uuid);
    return stored && { entity, stored };
  }
  const stored = findPersonByUuid(db, uuid);
  return stored && { entity, stored };
}

export const idOf = (record: ReviewRecord): string =>
  record.entity === 'company' ? companyIdOf(record.stored) : personIdOf(record.stored);

export const nameOf = ({ entity, stored }: ReviewRecord): string =>
  entity === 'company' ? stored.values.name : stored.values.fullName;

export const valueOf = ({ stored }: ReviewRecord, field: string): unknown =>
  (stored.values as Readonly<Record<string, unknown>>)[field] ?? null;

export const isLocked = ({ stored }: ReviewRecord, field: string): boolean =>
  (stored.values.locks ?? []).includes(field as FieldKey);

export function lockIn(db: WriteDb, record: ReviewRecord, field: string, origin: StepOrigin): ReviewRecord {
  if (record.entity === 'company') {
    const changes = { add: [field as FieldKey], remove: [] };
    return { entity: 'company', stored: setLocks(db, record.stored, changes, origin) };
  }
  const changes = { add: [field as PersonKey], remove: [] };
  return { entity: 'person', stored: setPersonLocks(db, record.stored, changes, origin) };
}

/** Whether a provider leaves the field's value alone unless a person tells it otherwise. */
export function isOutranking(db: ReadDb, record: ReviewRecord, field: string): boolean {
  if (isSameValue(valueOf(record, field), null)) return false;
  const kind = sourceKindOf(db, record, field);
  return yieldsOf(db, 'provider').includes(isStanding(kind) ? kind : 'person');
}

/** The change that the field's value came with; undefined where it came with the record. */
export const sourceSeqOf = (
  db: ReadDb,
  { entity, stored }: ReviewRecord,
  field: string,
): number | undefined =>
  entity === 'company'
    ? fieldSourcesOf(db, stored.no)[field as FieldKey]
    : personSourcesOf(db, stored.no)[field as PersonKey];

function sourceKindOf(db: ReadDb, record: ReviewRecord, field: string): SourceKind {
  const seq = sourceSeqOf(db, record, field);
  const origin = seq === undefined ? null : findChangeOrigin(db, seq);
  return origin?.kind ?? record.stored.originKind;
}

/** Writes normalised values; throws `AppError` where the record cannot take them. */
export function writeValues(
  db: WriteDb,
  record: ReviewRecord,
  values: Readonly<Record<string, unknown>>,
  origin: StepOrigin,
): ReviewRecord {
  if (record.entity === 'person') {
    const { stored } = record;
    const changes = parsePersonInput(values, extrasContext(db, 'person'), stored.values);
    // Whether a value is outranked was asked field by field; a name that follows another field is not.
    const { person, refused } = updatePerson(db, stored, changes, { ...origin, yieldsTo: [] });
    throwRefused(refused);
    return { entity: 'person', stored: person };
  }
  const company = joinGroups(db, record.stored, Object.keys(values), origin);
  const result = updateCompany(db, company, values as CompanyChanges, origin);
  if (result.kind === 'conflict') throw conflictError(result.conflict);
  throwRefused(result.refused);
  return { entity: 'company', stored: result.company };
}

function throwRefused([refused]: readonly Refused<RecordKey>[]): void {
  if (!refused) return;
  throw new AppError('validation_error', {
    message:
      refused.reason === 'locked'
        ? t('This field is locked. Unlock it first.')
        : t('What a person typed stands there. Accept the value in the review to replace it.'),
    issues: [],
  });
}
