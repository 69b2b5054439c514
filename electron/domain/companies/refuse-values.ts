// What stands above a writer: a lock that a person put on a field above every writer that is no person, and a value of a source
// that the writer yields to, such as a person's before a provider. What is not taken is kept with its reason.
import type { StandingKind } from '../../../shared/schema/source-priority.ts';
import { findSourceKind } from '../../store/changes.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import type { SourceKind } from '../../store/origins.ts';
import { insertRefusal, type RefusalReason } from '../../store/refusals.ts';
import type { CompanyChanges } from './parse-input.ts';
import { isSameValue } from './same-value.ts';
import { isStanding, usualYields } from './source-priority.ts';
import type { Origin } from './write-company.ts';

export type Refused = { field: FieldKey; reason: RefusalReason };

/** Persons and scripts are told that a field is locked before anything is written, see edit-company.ts. */
const heedsLocks: Record<SourceKind, boolean> = {
  person: false,
  script: false,
  import: true,
  provider: true,
  refresh: true,
  sync: true,
  undo: true,
  magic: true,
};

/** The changes that may be made; the others are noted as refused. */
export function refuse(
  db: WriteDb,
  company: StoredCompany,
  changes: CompanyChanges,
  origin: Origin,
): { changes: CompanyChanges; refused: Refused[] } {
  const refused = findRefused(db, company, changes, origin);
  if (refused.length === 0) return { changes, refused };
  const allowed = { ...changes };
  for (const { field, reason } of refused) {
    insertRefusal(db, { companyUuid: company.uuid, field, reason, value: changes[field] ?? null, ...origin });
    delete allowed[field];
  }
  return { changes: allowed, refused };
}

function findRefused(db: ReadDb, company: StoredCompany, changes: CompanyChanges, origin: Origin): Refused[] {
  const locks = heedsLocks[origin.kind] ? (company.values.locks ?? []) : [];
  const yields = origin.overwrites === true ? [] : (origin.yieldsTo ?? usualYields(origin.kind));
  if (locks.length === 0 && yields.length === 0) return [];
  const isOther = (field: FieldKey): boolean =>
    changes[field] !== undefined && !isSameValue(company.values[field], changes[field]);
  const refused: Refused[] = [];
  for (const field of (Object.keys(changes) as FieldKey[]).filter(isOther)) {
    if (locks.includes(field)) refused.push({ field, reason: 'locked' });
    else if (
      yields.length > 0 &&
      hasValue(company, field) &&
      yields.includes(kindOf(db, company, field, origin))
    )
      refused.push({ field, reason: 'outranked' });
  }
  return refused;
}

const hasValue = ({ values }: StoredCompany, field: FieldKey): boolean => !isSameValue(values[field], null);

/** In a dry run most sources are known to the real store alone. */
const kindOf = (db: ReadDb, company: StoredCompany, field: FieldKey, { stored }: Origin): StandingKind => {
  const known = findSourceKind(db, company.no, field);
  const kind = known ?? (stored && findSourceKind(stored, company.no, field)) ?? company.originKind;
  return isStanding(kind) ? kind : 'person';
};
