// Keeps magic fields up with the values that they are made of: part of the write path, called for whatever was written. A value
// that a person, script or import gave stands until it is cleared; a locked field stays as it is.
import {
  deleteFieldSource,
  findSourceKind,
  fieldSourcesOf,
  insertChange,
  setFieldSource,
} from '../../store/changes.ts';
import { updateCompanyRow } from '../../store/companies.ts';
import type { RecordValues, StoredCompany } from '../../store/company-row.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { CustomKey, FieldKey } from '../../store/field-key.ts';
import { nameKey } from '../matching/company-key.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { computeMagic, hasMagic } from './compute.ts';
import { magicPlanOf, type MagicPlan } from './magic-plan.ts';

type By = { run: string | null; actor: string; atMs: number; row?: number };
export type Filled = { company: StoredCompany; changed: CustomKey[] };

/** `changed`: what was written; null: the definitions changed. */
export function fillMagic(
  db: WriteDb,
  company: StoredCompany,
  changed: readonly FieldKey[] | null,
  by: By,
): Filled {
  const { values, no } = company;
  const unchanged = { company, changed: [] };
  if (values.groups === undefined || !hasMagic(db, values.groups)) return unchanged;
  const plan = magicPlanOf(definitionsOf(db));
  if (changed !== null && !changed.some((key) => concerns(plan, key))) return unchanged;
  const isGiven = (key: CustomKey): boolean => values[key] !== undefined && isByOthers(db, no, key);
  const keeps = (key: CustomKey): boolean => values.locks?.includes(key) === true || isGiven(key);
  const next: RecordValues = { ...values };
  const keys: CustomKey[] = [];
  for (const { magic, result } of computeMagic(db, values, by.atMs, keeps)) {
    const value = result.ok ? result.value : null;
    // Cleared by hand: from now on it is computed again, even where that makes the same nothing.
    if ((values[magic.key] ?? null) === value) {
      if (value === null && isByOthers(db, no, magic.key)) deleteFieldSource(db, no, magic.key);
      continue;
    }
    if (value === null) delete next[magic.key];
    else next[magic.key] = value;
    keys.push(magic.key);
  }
  if (keys.length === 0) return unchanged;
  const filled = { ...company, values: next };
  updateCompanyRow(db, filled, nameKey(next.name));
  noteComputed(db, { before: company, after: filled, keys }, by);
  return { company: filled, changed: keys };
}

const concerns = ({ fields, inputs }: MagicPlan, key: FieldKey): boolean =>
  key === 'groups' ||
  inputs.has(key) ||
  fields.some((magic) => magic.key === key || magic.compiled.usesToday);

const isByOthers = (db: ReadDb, companyNo: number, key: CustomKey): boolean =>
  (findSourceKind(db, companyNo, key) ?? 'magic') !== 'magic';

function noteComputed(
  db: WriteDb,
  { before, after, keys }: { before: StoredCompany; after: StoredCompany; keys: readonly CustomKey[] },
  { run, actor, atMs, row }: By,
): void {
  const pick = (values: RecordValues) => Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
  const sources = fieldSourcesOf(db, after.no);
  const known = keys.flatMap((key) => (sources[key] === undefined ? [] : [[key, sources[key]] as const]));
  const seq = insertChange(db, {
    companyUuid: after.uuid,
    atMs,
    actor,
    sourceKind: 'magic',
    sourceRun: run,
    kind: 'update',
    before: pick(before.values),
    after: pick(after.values),
    rowNumber: row ?? null,
    sourcesBefore: known.length === 0 ? null : Object.fromEntries(known),
    sourcesAfter: null,
  });
  for (const key of keys) setFieldSource(db, after.no, key, seq);
}

/** A new record's values with those that are computed, and which magic fields it was given a value for. */
export function withMagic<T extends RecordValues>(
  db: ReadDb,
  values: T,
  atMs: number,
): { values: T; given: CustomKey[] } {
  if (!hasMagic(db, values.groups)) return { values, given: [] };
  const given = magicPlanOf(definitionsOf(db))
    .fields.map(({ key }) => key)
    .filter((key) => values[key] !== undefined);
  const filled: T = { ...values };
  for (const { magic, result } of computeMagic(db, values, atMs, (key) => given.includes(key)))
    if (result.ok && result.value !== null) Object.assign(filled, { [magic.key]: result.value });
  return { values: filled, given };
}
