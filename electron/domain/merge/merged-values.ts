// What a company becomes that others are merged into: its own values, gaps filled from the others in their order, lists united, and
// what a person chose above all.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { companyFields, companyLimits, listFields } from '../../../shared/schema/company.ts';
import { companyIdOf, type RecordValues, type StoredCompany } from '../../store/company-row.ts';
import { isExtraKey, isProfileKey, type FieldKey } from '../../store/field-key.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import { isSameValue } from '../companies/same-value.ts';
import type { Definitions } from '../custom-fields/definitions.ts';
import { findCellKey, findFieldPath } from '../custom-fields/field-path.ts';

/** Field path → id of the company whose value stays. */
export type Choices = Record<string, string>;

/** Throws `validation_error` for a choice that cannot be made. */
export function mergedValues(
  survivor: StoredCompany,
  merged: readonly StoredCompany[],
  choices: Choices,
  definitions: Definitions,
): CompanyChanges {
  const all = [survivor, ...merged];
  const chosen = chosenValues(all, choices, definitions);
  const changes: Record<string, unknown> = {};
  for (const key of keysOf(all)) {
    // Nobody is asked about facts: a locked one stays as it is without being chosen.
    if (isProfileKey(key) && !chosen.has(key) && survivor.values.locks?.includes(key) === true) continue;
    const value = chosen.has(key) ? chosen.get(key) : unitedValue(key, all);
    if (!isSameValue(value, survivor.values[key])) changes[key] = value ?? null;
  }
  checkLocks(survivor, changes, definitions);
  return changes as CompanyChanges;
}

/** Locks are the survivor's own. */
function keysOf(companies: readonly StoredCompany[]): FieldKey[] {
  const keys = new Set<FieldKey>([...companyFields, 'groups']);
  for (const { values } of companies)
    for (const key of Object.keys(values) as FieldKey[]) if (isExtraKey(key)) keys.add(key);
  return [...keys];
}

const united: ReadonlySet<string> = new Set([...listFields, 'tags', 'groups']);

function unitedValue(key: FieldKey, companies: readonly StoredCompany[]): unknown {
  const values = companies.map((company) => company.values[key]);
  if (!united.has(key)) return values.find((value) => !isSameValue(value, null)) ?? null;
  const entries = [...new Set(values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [])))];
  return entries.slice(0, mostEntries(key));
}

const mostEntries = (key: FieldKey): number =>
  key === 'tags' ? companyLimits.tags : key === 'groups' ? companyLimits.groups : companyLimits.listItems;

function chosenValues(
  companies: readonly StoredCompany[],
  choices: Choices,
  definitions: Definitions,
): Map<FieldKey, RecordValues[FieldKey]> {
  const issues: Issue[] = [];
  const chosen = new Map<FieldKey, RecordValues[FieldKey]>();
  for (const [path, id] of Object.entries(choices)) {
    const key = findCellKey(definitions, path);
    const company = companies.find((one) => companyIdOf(one) === id);
    if (key === null || key === 'locks')
      issues.push({
        path: `fields.${path}`,
        code: 'unknown_field',
        message: t('There is no field {path}.', { path }),
      });
    else if (!company)
      issues.push({
        path: `fields.${path}`,
        code: 'invalid',
        message: t('{id} is none of those that are merged.', { id }),
      });
    else chosen.set(key, company.values[key]);
  }
  refuse(issues);
  return chosen;
}

/** A locked field of the survivor keeps its value; to choose another for it is a contradiction. */
function checkLocks(
  { values }: StoredCompany,
  changes: Record<string, unknown>,
  definitions: Definitions,
): void {
  const locked = (values.locks ?? []).filter((key) => Object.hasOwn(changes, key));
  refuse(
    locked.map((key) => ({
      path: `fields.${findFieldPath(definitions, key) ?? key}`,
      code: 'locked',
      message: t('This field of the surviving company is locked. Keep its value, or unlock it first.'),
    })),
  );
}

function refuse(issues: readonly Issue[]): void {
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues: [...issues] });
}
