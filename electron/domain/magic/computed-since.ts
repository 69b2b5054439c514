// A computed value counts as what a change left behind: where the change cleared a field or turned it over to be computed, what
// was computed since is nobody's edit.
import { findChangeOrigin, type FieldSources, type ValueChange } from '../../store/changes.ts';
import type { RecordValues } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import { isCustomKey, type FieldKey } from '../../store/field-key.ts';

type Now = { values: RecordValues; sources: FieldSources };

/** The record as the change would have left it, had nothing been computed since. */
export function withoutComputed(db: ReadDb, now: Now, field: FieldKey, change: ValueChange): Now {
  const source = now.sources[field];
  if (!isCustomKey(field) || source === undefined || !isComputed(db, source)) return now;
  const left = change.sourcesAfter === null ? change.seq : change.sourcesAfter[field];
  const after = change.after[field] ?? null;
  const turnedOver = change.sourcesAfter !== null && (left === undefined || isComputed(db, left));
  if (source === left || (after !== null && !turnedOver)) return now;
  const { [field]: _value, ...values } = now.values;
  const { [field]: _source, ...sources } = now.sources;
  return {
    values: after === null ? values : { ...values, [field]: after },
    sources: left === undefined ? sources : { ...sources, [field]: left },
  };
}

const isComputed = (db: ReadDb, seq: number): boolean => findChangeOrigin(db, seq)?.kind === 'magic';
