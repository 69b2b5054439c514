// What becomes of one row: a new company, a change of one, or neither. The rules of matching stand here and nowhere else;
// see the API contract, "Import". Call it inside a transaction.
import { msg, t } from '../../../shared/messages/message.ts';
import { companyLimits, listFields, type CompanyField } from '../../../shared/schema/company.ts';
import type { Fate } from '../../../shared/schema/import.ts';
import { findCompanyByNo } from '../../store/companies.ts';
import { companyIdOf, type RecordValues, type StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import { quoted } from '../companies/field-result.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import {
  createCompany,
  createIfFree,
  updateCompany,
  type Conflict,
  type KeyWriter,
  type Origin,
} from '../companies/write-company.ts';
import { nameKey } from '../matching/company-key.ts';
import { findByDomain, findByNameKey } from '../matching/find-company.ts';
import type { ExtraWriter } from './extras/extra-writer.ts';
import type { RowIssue } from './prepare-row.ts';
import { mergeValues, type MergeRules, type RowNotes } from './rules/merge-values.ts';
import { noteValueDates, storedDates, type ValueDates } from './rules/value-dates.ts';

export type ImportTarget = {
  db: WriteDb;
  keys: KeyWriter;
  origin: Origin;
  updateExisting: boolean;
  /** Added to every company that is created or updated. */
  tags: readonly string[];
  /** How values meet stored ones, where a rule says. */
  merges?: MergeRules | null;
  /** When stored values were true; the store knows it unless said. */
  dates?: ValueDates;
  /** Where groups or custom fields are among what is written. */
  extras?: ExtraWriter | null;
  /** Hears what became of a row; only a dry run asks. */
  witness?: RowWitness;
};

export type RowWitness = {
  /** The row means this company. */
  matched(companyNo: number, by: 'domain' | 'name'): void;
  changed(fields: readonly FieldKey[], before: RecordValues, after: RecordValues): void;
};

export type RowResult = { fate: Exclude<Fate, 'failed' | 'blank'> } | { fate: 'failed'; issues: RowIssue[] };

export function importRow(
  target: ImportTarget,
  changes: CompanyChanges,
  notes: RowNotes | null = null,
): RowResult {
  const { db, keys, origin, extras } = target;
  const issues = extras?.settle(changes) ?? [];
  if (issues.length > 0) return { fate: 'failed', issues };
  if (changes.name === undefined) return matchRow(target, changes, notes);
  const named = { ...changes, name: changes.name };
  const values = withTags(extras?.join(named, null) ?? named, target.tags);
  // The row alone was checked when it was read.
  const tooMany = target.tags.length === 0 ? null : findTooMany(values);
  if (tooMany) return failed(tooMany);
  // Most rows are new: trying to create one costs the same look-ups as asking first.
  const made = createCompany(db, values, origin, keys);
  if (made.kind !== 'created') return matchRow(target, changes, notes);
  noteValueDates(datesOf(target), made.company.no, values, notes);
  return created;
}

const datesOf = (target: ImportTarget): ValueDates => target.dates ?? storedDates(target.db);

/**
 * The same for a row whose fields are all there, null or empty where the cell was blank (the name too): what a reading
 * thread hands over. Nearly every row of a big file makes a company, so that is tried before anything is copied.
 */
export function importValues(
  target: ImportTarget,
  values: RecordValues,
  notes: RowNotes | null = null,
): RowResult {
  if (notes?.dated === true) return importRow(target, filledOf(values), notes);
  const issues = target.extras?.settle(values) ?? [];
  if (issues.length > 0) return { fate: 'failed', issues };
  if (values.name !== '') {
    const tagged = withTags(values, target.tags);
    const tooMany = target.tags.length === 0 ? null : findTooMany(tagged);
    if (tooMany) return failed(tooMany);
    const whole = target.extras?.join(tagged, null) ?? tagged;
    if (createIfFree(target.db, whole, target.origin, target.keys)) return created;
  }
  return matchRow(target, filledOf(values), notes);
}

const created: RowResult = { fate: 'created' };

function filledOf(values: RecordValues): CompanyChanges {
  const filled = Object.entries(values).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(filled) as CompanyChanges;
}

/** A row that cannot be a new company: the one that it means, by domain, else by name. */
function matchRow(target: ImportTarget, changes: CompanyChanges, notes: RowNotes | null): RowResult {
  const { db, keys } = target;
  const { domain, name } = changes;
  if (domain) {
    const no = findByDomain(db, keys, domain);
    if (no !== null) return meet(target, no, { changes, notes }, 'domain');
    return name === undefined ? failed(noName()) : failed(nameTaken(target, name));
  }
  if (name === undefined) return failed(noName());
  const no = findByNameKey(db, keys, nameKey(name));
  return no === null ? failed(noName()) : meet(target, no, { changes, notes }, 'name');
}

type Row = { changes: CompanyChanges; notes: RowNotes | null };

function meet(target: ImportTarget, no: number, row: Row, by: 'domain' | 'name'): RowResult {
  target.witness?.matched(no, by);
  if (!target.updateExisting) return { fate: 'skipped' };
  const current = findCompanyByNo(target.db, no);
  if (!current) throw new Error(`Company ${no} was matched and is gone`);
  return update(target, current, row);
}

function update(target: ImportTarget, current: StoredCompany, { changes, notes }: Row): RowResult {
  const dates = datesOf(target);
  const stored = { values: current.values, dateOf: (field: FieldKey) => dates.find(current, field) };
  const wanted = mergeValues(stored, changes, target.merges ?? null, notes);
  const merged = target.extras?.join(wanted, current.values) ?? wanted;
  if (target.tags.length > 0)
    merged.tags = [...new Set([...(merged.tags ?? current.values.tags), ...target.tags])];
  const tooMany = findTooMany(merged);
  if (tooMany) return failed(tooMany);
  const result = updateCompany(target.db, current, merged, target.origin, target.keys);
  if (result.kind === 'conflict') return failed(conflictIssue(result.conflict));
  noteValueDates(dates, current.no, merged, notes);
  if (result.kind === 'updated')
    target.witness?.changed(result.changed, current.values, result.company.values);
  return { fate: result.kind };
}

const withTags = <T extends CompanyChanges>(changes: T, tags: readonly string[]): T =>
  tags.length === 0 ? changes : { ...changes, tags: [...new Set([...(changes.tags ?? []), ...tags])] };

const lists = [...listFields, 'tags'] as const;

function findTooMany(values: CompanyChanges): RowIssue | null {
  for (const field of lists) {
    const max = field === 'tags' ? companyLimits.tags : companyLimits.listItems;
    const size = values[field]?.length ?? 0;
    if (size > max) return tooManyIssue(field, size, max);
  }
  return null;
}

const tooManyIssue = (field: CompanyField, size: number, max: number): RowIssue => ({
  code: 'too_many',
  field,
  message: t(
    'With this row the company would have {size} {field}; {max} is the most. Remove some from the row or from the company.',
    { size, field, max },
  ),
});

const noName = (): RowIssue => ({
  code: 'required',
  field: 'name',
  message: t('A new company needs a name, and no stored company matches the row. Fill in the name.'),
});

function nameTaken({ db, keys }: ImportTarget, name: string): RowIssue {
  const no = findByNameKey(db, keys, nameKey(name));
  const company = no === null ? null : findCompanyByNo(db, no);
  if (!company) throw new Error('A name was taken and its company is gone');
  return conflictIssue({ code: 'name_taken', field: 'name', company });
}

function conflictIssue({ code, field, company }: Conflict): RowIssue {
  const { name, domain } = company.values;
  const whose = `${quoted(name)}${domain === null || field === 'domain' ? '' : `, ${domain},`}`;
  return {
    code,
    field,
    message: t(
      field === 'name'
        ? '{whose} has this name already. {advice} ({id})'
        : '{whose} has this domain already. {advice} ({id})',
      {
        whose,
        advice: t(conflictAdvice[code]),
        id: companyIdOf(company),
      },
    ),
    value: (field === 'name' ? name : domain) ?? '',
  };
}

/** Holds for every row with this conflict. */
export const conflictAdvice: Record<Conflict['code'], string> = {
  name_taken: msg('Give the row that company’s domain to mean it, or change the name.'),
  domain_taken: msg('Correct the domain, or change that company.'),
};

const failed = (issue: RowIssue): RowResult => ({ fate: 'failed', issues: [issue] });
