// What stands above a writer: a lock that a person put on a field above every writer that is no person, and a value of a source
// that the writer yields to, such as a person's before a provider. What is not taken is kept with its reason. The same for
// companies and people.
import type { StandingKind } from '../../../shared/schema/source-priority.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import type { SourceKind } from '../../store/origins.ts';
import { insertRefusal, type RefusalReason } from '../../store/refusals.ts';
import { isSameValue } from './same-value.ts';
import { isStanding, usualYields } from './source-priority.ts';
import type { Origin } from './write-company.ts';

export type Refused<Key extends string = FieldKey> = { field: Key; reason: RefusalReason };

/** Persons and scripts are told that a field is locked before anything is written, see check-locks.ts. */
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

type Loose = Readonly<Record<string, unknown>>;

/** A company or a person. */
type Standing = {
  no: number;
  uuid: Buffer;
  originKind: SourceKind;
  values: { locks?: readonly string[] };
};

/** What kind of source a field's value has; null where it came with the record. */
type FindSourceKind = (db: ReadDb, no: number, field: string) => SourceKind | null;

/** The changes that may be made; the others are noted as refused. */
export function refuse<Key extends string, Changes extends object>(
  db: WriteDb,
  record: Standing,
  changes: Changes,
  origin: Origin,
  findSourceKind: FindSourceKind,
): { changes: Changes; refused: Refused<Key>[] } {
  const refused = findRefused(db, record, changes as Loose, origin, findSourceKind);
  if (refused.length === 0) return { changes, refused: [] };
  const allowed: Record<string, unknown> = { ...(changes as Loose) };
  for (const { field, reason } of refused) {
    const value = allowed[field] ?? null;
    // A refusal calls each field by its key, whosever it is.
    insertRefusal(db, { companyUuid: record.uuid, field: field as FieldKey, reason, value, ...origin });
    delete allowed[field];
  }
  return { changes: allowed as Changes, refused: refused as Refused<Key>[] };
}

function findRefused(
  db: ReadDb,
  record: Standing,
  changes: Loose,
  origin: Origin,
  findSourceKind: FindSourceKind,
): Refused<string>[] {
  const values = record.values as Loose;
  const locks = heedsLocks[origin.kind] ? (record.values.locks ?? []) : [];
  const yields = origin.overwrites === true ? [] : (origin.yieldsTo ?? usualYields(origin.kind));
  if (locks.length === 0 && yields.length === 0) return [];
  /** In a dry run most sources are known to the real store alone. */
  const kindOf = (field: string): StandingKind => {
    const known = findSourceKind(db, record.no, field);
    const kind =
      known ?? (origin.stored && findSourceKind(origin.stored, record.no, field)) ?? record.originKind;
    return isStanding(kind) ? kind : 'person';
  };
  const isOther = (field: string): boolean =>
    changes[field] !== undefined && !isSameValue(values[field], changes[field]);
  const refused: Refused<string>[] = [];
  for (const field of Object.keys(changes).filter(isOther)) {
    if (locks.includes(field)) refused.push({ field, reason: 'locked' });
    else if (yields.length > 0 && !isSameValue(values[field], null) && yields.includes(kindOf(field)))
      refused.push({ field, reason: 'outranked' });
  }
  return refused;
}
