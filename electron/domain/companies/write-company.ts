// The one write path of companies: every writer, a person, a script, an import, later a provider, goes through here.
// It holds names and domains unique, keeps the history and notes where each value came from.
// Call it inside one `transact`: its statements belong together.
import { companyFields, type CompanyValues } from '../../../shared/schema/company.ts';
import type { StandingKind } from '../../../shared/schema/source-priority.ts';
import { fillUuid, newUuidBytes } from '../../lib/ids.ts';
import {
  deleteFieldSource,
  fieldSourcesOf,
  findSourceKind,
  insertChange,
  setFieldSource,
  type FieldSources,
} from '../../store/changes.ts';
import { insertBulkCompany } from '../../store/bulk-companies.ts';
import { findCompanyByNo, insertCompany, updateCompanyRow } from '../../store/companies.ts';
import { deleteKey, findKeyHits, insertKey } from '../../store/company-keys.ts';
import { hasExtras, noValues, type RecordValues, type StoredCompany } from '../../store/company-row.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { CustomKey, FieldKey } from '../../store/field-key.ts';
import { originNo, type StoredOrigin } from '../../store/origins.ts';
import { removalNo } from '../../store/steps.ts';
import { moveOut } from '../../store/undone-companies.ts';
import { keyHash, nameKey } from '../matching/company-key.ts';
import { findByDomain, findByNameKey, type KeyFinder } from '../matching/find-company.ts';
import { fillMagic, withMagic } from '../magic/fill-magic.ts';
import type { CompanyChanges } from './parse-input.ts';
import { refuse, type Refused } from './refuse-values.ts';
import { valueRules } from './value-changes.ts';

/**
 * Who writes, from where and when. `no`: its row, where a run that writes much has looked it up; `row`: the row of an import
 * that is being written; `overwrites`: a person told it to replace whatever stands there; `yieldsTo`: the sources that it does
 * not overwrite, the usual ones unless told; `stored`: of a dry run, the real store.
 */
export type Origin = StoredOrigin & {
  atMs: number;
  no?: number;
  row?: number;
  overwrites?: true;
  yieldsTo?: readonly StandingKind[];
  stored?: ReadDb;
};

/** A write that belongs to a step, see domain/steps/. */
export type StepOrigin = Origin & { stepNo: number };

export type KeyWriter = KeyFinder & {
  insert(hash: number, companyNo: number): void;
  remove(hash: number, companyNo: number): void;
};

/** Another company has the name or domain. */
export type Conflict = {
  code: 'name_taken' | 'domain_taken';
  field: 'name' | 'domain';
  company: StoredCompany;
};

export type CreateResult =
  | { kind: 'created'; company: StoredCompany }
  | { kind: 'conflict'; conflict: Conflict };
/** `refused`: what was not taken, since a lock or a person's own value stands above it. */
export type UpdateResult =
  | { kind: 'updated'; company: StoredCompany; changed: FieldKey[]; refused: Refused[] }
  | { kind: 'unchanged'; company: StoredCompany; refused: Refused[] }
  | { kind: 'conflict'; conflict: Conflict };

/** Keys kept in the store's own index. */
export const storedKeys = (db: WriteDb): KeyWriter => ({
  find: (hash) => findKeyHits(db, hash),
  insert: (hash, no) => insertKey(db, hash, no),
  remove: (hash, no) => deleteKey(db, hash, no),
});

export function createCompany(
  db: WriteDb,
  values: CompanyChanges & { name: string },
  origin: Origin,
  keys: KeyWriter = storedKeys(db),
): CreateResult {
  const full = merged({ ...noValues, name: values.name }, values);
  const key = nameKey(full.name);
  const conflict = findConflict(db, keys, { nameKey: key, domain: full.domain }, null);
  if (conflict) return { kind: 'conflict', conflict };
  const { values: filled, given } = withMagic(db, full, origin.atMs);
  const company = newCompany(filled, origin);
  const no = insertNew(db, { company, given }, key, origin, keys);
  return { kind: 'created', company: { ...company, no } };
}

/**
 * The same for the millions of rows of an import: says only whether the company was made, which it was not where its name
 * or domain is taken.
 */
export function createIfFree(db: WriteDb, values: RecordValues, origin: Origin, keys: KeyWriter): boolean {
  const key = nameKey(values.name);
  if (findByNameKey(db, keys, key) !== null) return false;
  if (values.domain !== null && findByDomain(db, keys, values.domain) !== null) return false;
  if (origin.kind === 'import' && !hasExtras(values)) insertPlain(db, values, key, origin, keys);
  else {
    const { values: filled, given } = withMagic(db, values, origin.atMs);
    insertNew(db, { company: newCompany(filled, origin), given }, key, origin, keys);
  }
  return true;
}

/** For one row at a time: it is copied into the store at once. */
const plainUuid = Buffer.alloc(16);

/** `insertNew` for standard values out of an import, whose own row tells what made the company. */
function insertPlain(db: WriteDb, values: CompanyValues, key: string, origin: Origin, keys: KeyWriter): void {
  const shared = { no: origin.no ?? originNo(db, origin), atMs: origin.atMs };
  const uuid = fillUuid(plainUuid, origin.atMs);
  const no = insertBulkCompany(db, { uuid, values, nameKey: key, row: origin.row ?? null }, shared);
  addKeys(keys, no, key, values.domain);
}

/** `given`: fields that are computed unless somebody says otherwise, as somebody did here. */
type NewCompany = { company: Omit<StoredCompany, 'no'>; given: readonly CustomKey[] };

function insertNew(
  db: WriteDb,
  { company, given }: NewCompany,
  key: string,
  origin: Origin,
  keys: KeyWriter,
): number {
  const no = insertCompany(db, company, key, {
    no: origin.no ?? originNo(db, origin),
    row: origin.row ?? null,
  });
  addKeys(keys, no, key, company.values.domain);
  if (origin.kind !== 'import')
    insertChange(db, { ...changeOf(company, origin), kind: 'create', before: null, after: null });
  if (given.length > 0) noteGiven(db, { ...company, no }, given, origin);
  return no;
}

/** A change of its own, so that the values are known to be somebody's and not computed. */
function noteGiven(db: WriteDb, company: StoredCompany, given: readonly CustomKey[], origin: Origin): void {
  const empty = { ...company, values: { ...company.values } };
  for (const key of given) delete empty.values[key];
  noteChange(db, empty, company.values, given, origin);
}

/** Of a change that takes another one back: where the company's values come from now, and where the fields' are said to then. */
export type TakenBack = { sourcesBefore: FieldSources; sourcesAfter: FieldSources };

export function updateCompany(
  db: WriteDb,
  current: StoredCompany,
  wanted: CompanyChanges,
  origin: Origin,
  keys: KeyWriter = storedKeys(db),
  takenBack?: TakenBack,
): UpdateResult {
  const { changes, refused } = refuse<FieldKey, CompanyChanges>(db, current, wanted, origin, findSourceKind);
  const changed = changedFields(current.values, changes);
  if (changed.length === 0) return { kind: 'unchanged', company: current, refused };
  const values = merged(current.values, changes);
  const conflict = findUpdateConflict(db, keys, current, values);
  if (conflict) return { kind: 'conflict', conflict };
  const company = { ...current, values, version: current.version + 1, updatedAtMs: origin.atMs };
  updateCompanyRow(db, company, nameKey(values.name));
  replaceKeys(keys, current, values);
  noteChange(db, current, values, changed, origin, takenBack);
  const filled = fillMagic(db, company, changed, origin);
  return { kind: 'updated', company: filled.company, changed: [...changed, ...filled.changed], refused };
}

/** The company is kept whole under its step, which brings it back when it is undone. */
export function deleteCompany(
  db: WriteDb,
  company: StoredCompany,
  origin: StepOrigin,
  keys: KeyWriter = storedKeys(db),
): void {
  insertChange(db, {
    ...changeOf(company, origin),
    kind: 'delete',
    before: wholeRecord(company),
    after: null,
  });
  removeKeys(keys, company.no, nameKey(company.values.name), company.values.domain);
  moveOut(db, removalNo(origin.stepNo, 'deleted'), [company.no]);
}

function newCompany(values: RecordValues, origin: Origin): Omit<StoredCompany, 'no'> {
  return {
    uuid: newUuidBytes(origin.atMs),
    values,
    originKind: origin.kind,
    originRun: origin.run,
    createdAtMs: origin.atMs,
    createdBy: origin.actor,
    updatedAtMs: origin.atMs,
    version: 1,
  };
}

type Unique = { nameKey: string; domain: string | null };

function findConflict(
  db: ReadDb,
  keys: KeyFinder,
  wanted: Partial<Unique>,
  self: number | null,
): Conflict | null {
  const byName = wanted.nameKey === undefined ? null : findByNameKey(db, keys, wanted.nameKey);
  if (byName !== null && byName !== self) return conflictWith(db, byName, 'name');
  const byDomain = wanted.domain ? findByDomain(db, keys, wanted.domain) : null;
  if (byDomain !== null && byDomain !== self) return conflictWith(db, byDomain, 'domain');
  return null;
}

/** Only what changes is looked up: most updates touch neither name nor domain. */
function findUpdateConflict(
  db: ReadDb,
  keys: KeyFinder,
  current: StoredCompany,
  values: CompanyValues,
): Conflict | null {
  const wanted: Partial<Unique> = {};
  if (values.name !== current.values.name) wanted.nameKey = nameKey(values.name);
  if (values.domain !== current.values.domain) wanted.domain = values.domain;
  return findConflict(db, keys, wanted, current.no);
}

function conflictWith(db: ReadDb, no: number, field: 'name' | 'domain'): Conflict | null {
  const company = findCompanyByNo(db, no);
  return company && { code: `${field}_taken`, field, company };
}

const { valueOf, merged, changed } = valueRules<RecordValues, CompanyChanges>(companyFields);

const changedFields = (before: RecordValues, changes: CompanyChanges): FieldKey[] =>
  changed(before, changes) as FieldKey[];

function noteChange(
  db: WriteDb,
  current: StoredCompany,
  values: RecordValues,
  changed: readonly FieldKey[],
  origin: Origin,
  takenBack?: TakenBack,
): void {
  const pick = (from: RecordValues) =>
    Object.fromEntries(changed.map((field) => [field, valueOf(from, field)]));
  const seq = insertChange(db, {
    ...changeOf(current, origin),
    kind: 'update',
    before: pick(current.values),
    after: pick(values),
    rowNumber: origin.row ?? null,
    sourcesBefore: sourcesOf(takenBack?.sourcesBefore ?? fieldSourcesOf(db, current.no), changed),
    sourcesAfter: takenBack ? (sourcesOf(takenBack.sourcesAfter, changed) ?? {}) : null,
  });
  for (const field of changed) {
    const source = takenBack ? takenBack.sourcesAfter[field] : seq;
    if (source === undefined) deleteFieldSource(db, current.no, field);
    else setFieldSource(db, current.no, field, source);
  }
}

/** Those of the named fields; null where there are none. */
function sourcesOf(all: FieldSources, fields: readonly FieldKey[]): FieldSources | null {
  const known = fields.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]]));
  return known.length === 0 ? null : (Object.fromEntries(known) as FieldSources);
}

const changeOf = (company: Pick<StoredCompany, 'uuid'>, origin: Origin) => ({
  companyUuid: company.uuid,
  atMs: origin.atMs,
  actor: origin.actor,
  sourceKind: origin.kind,
  sourceRun: origin.run,
});

function wholeRecord(company: StoredCompany): Record<string, unknown> {
  const { values, originKind, originRun, createdAtMs, createdBy, updatedAtMs, version } = company;
  return { ...values, originKind, originRun, createdAtMs, createdBy, updatedAtMs, version };
}

function addKeys(keys: KeyWriter, no: number, name: string, domain: string | null): void {
  keys.insert(keyHash('name', name), no);
  if (domain !== null) keys.insert(keyHash('domain', domain), no);
}

function removeKeys(keys: KeyWriter, no: number, name: string, domain: string | null): void {
  keys.remove(keyHash('name', name), no);
  if (domain !== null) keys.remove(keyHash('domain', domain), no);
}

function replaceKeys(keys: KeyWriter, current: StoredCompany, values: CompanyValues): void {
  const { name, domain } = current.values;
  if (name === values.name && domain === values.domain) return;
  removeKeys(keys, current.no, nameKey(name), domain);
  addKeys(keys, current.no, nameKey(values.name), values.domain);
}
