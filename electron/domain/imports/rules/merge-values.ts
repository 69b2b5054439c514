// How the values of a row meet those of the company that it means, field by field. What a rule holds back is dropped here,
// so that a field is either changed as the rule says or not touched at all.
import { companyFields } from '../../../../shared/schema/company.ts';
import type { ImportRules, MergeKind } from '../../../../shared/schema/import-rules.ts';
import type { RecordValues } from '../../../store/company-row.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import type { CompanyChanges } from '../../companies/parse-input.ts';
import { listTargets } from '../cells/convert-cell.ts';
import { noExtras, type ExtraTargets } from '../extras/extra-target.ts';
import { fieldOfPath } from './rule-field.ts';

/** What a row says beyond its values. */
export type RowNotes = {
  /** Fields that the row leaves blank and that are to be emptied for it. */
  clear: readonly FieldKey[];
  /** Fields whose value is only the default. */
  defaults: readonly FieldKey[];
  /** True where a field asks when the row's values were true, whether the row says so or not. */
  dated: boolean;
  dates: Partial<Record<FieldKey, number>>;
};

export type MergeRules = Partial<Record<FieldKey, MergeKind>>;

/** Null where every field meets what is stored in the usual way. */
export function mergeRulesOf(
  { fields = {} }: ImportRules,
  extras: ExtraTargets = noExtras,
): MergeRules | null {
  const kinds = Object.entries(fields).flatMap(([path, { merge: kind }]) => {
    const field = fieldOfPath(path, extras);
    return kind === undefined || field === null ? [] : [[field, kind] as const];
  });
  return kinds.length === 0 ? null : Object.fromEntries(kinds);
}

export type Stored = {
  values: RecordValues;
  /** When the stored value was true. */
  dateOf: (field: FieldKey) => number;
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const usualKind = (value: unknown): MergeKind => (Array.isArray(value) ? 'append' : 'overwrite');

/** The changes that are to be made. Undefined fields, and those that are not in the row, stay as they are. */
export function mergeValues(
  stored: Stored,
  row: CompanyChanges,
  rules: MergeRules | null,
  notes: RowNotes | null,
): CompanyChanges {
  const merged: Record<string, unknown> = {};
  for (const field of fieldsOf(row)) {
    const value = row[field];
    if (value === undefined) continue;
    const kind = kindFor(field, value, rules, notes);
    if (isTaken(stored, field, kind, notes))
      merged[field] = kind === 'append' ? appended(stored.values[field], value) : value;
  }
  for (const field of notes?.clear ?? []) {
    const kind = rules?.[field] ?? 'overwrite';
    if (field !== 'name' && kind !== 'fill_blank' && isCleared(stored, field, kind, notes))
      merged[field] = listTargets.has(field) ? [] : null;
  }
  return merged as CompanyChanges;
}

const standard: ReadonlySet<string> = new Set(companyFields);

/** Standard fields first, in their order; most rows have no others. */
function fieldsOf(row: CompanyChanges): readonly FieldKey[] {
  const extra = (Object.keys(row) as FieldKey[]).filter((key) => !standard.has(key));
  return extra.length === 0 ? companyFields : [...companyFields, ...extra];
}

/** A default fills blanks at most. */
function kindFor(
  field: FieldKey,
  value: unknown,
  rules: MergeRules | null,
  notes: RowNotes | null,
): MergeKind {
  const kind = rules?.[field] ?? usualKind(value);
  return kind !== 'never' && notes?.defaults.includes(field) === true ? 'fill_blank' : kind;
}

function isTaken(stored: Stored, field: FieldKey, kind: MergeKind, notes: RowNotes | null): boolean {
  if (kind === 'overwrite' || kind === 'append') return true;
  if (kind === 'never') return false;
  return isEmpty(stored.values[field]) || (kind === 'newest' && isNewer(stored, field, notes));
}

const isCleared = (stored: Stored, field: FieldKey, kind: MergeKind, notes: RowNotes | null): boolean =>
  kind === 'newest' ? isNewer(stored, field, notes) : kind !== 'never';

function isNewer(stored: Stored, field: FieldKey, notes: RowNotes | null): boolean {
  const date = notes?.dates[field];
  return date !== undefined && date > stored.dateOf(field);
}

/** Lists grow at their end: what is stored stays, in its order. */
const appended = (stored: unknown, added: unknown): unknown =>
  Array.isArray(stored) && Array.isArray(added) ? [...new Set([...stored, ...added])] : added;
