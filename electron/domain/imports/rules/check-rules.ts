// Rules that cannot be meant: refused with the place of each, before a row is read.
import type { Issue } from '../../../../shared/errors.ts';
import { companyFields, type CompanyField } from '../../../../shared/schema/company.ts';
import type { FieldRule, ImportRules } from '../../../../shared/schema/import-rules.ts';
import { listTargets } from '../cells/convert-cell.ts';
import { defaultOf } from './default-value.ts';

type Table = {
  /** Of the input. */
  columns: readonly string[];
  /** Fields that a column is mapped to. */
  mapped: ReadonlySet<CompanyField>;
};

export function checkRules(rules: ImportRules, table: Table): Issue[] {
  const known = new Set(table.columns);
  return [...columnIssues(rules, known), ...fieldIssues(rules, table.mapped, known)];
}

function columnIssues({ columns = {} }: ImportRules, known: ReadonlySet<string>): Issue[] {
  return Object.entries(columns).flatMap(([key, { from }]) => {
    const path = `rules.columns.${key}`;
    if (from === undefined)
      return known.has(key) ? [] : [issue(path, 'unknown_column', `There is no column "${key}".`)];
    if (known.has(key))
      return [issue(path, 'name_taken', `The file has a column "${key}". Give the new one another name.`)];
    return known.has(from)
      ? []
      : [issue(`${path}.from`, 'unknown_column', `There is no column "${from}" to make "${key}" of.`)];
  });
}

function fieldIssues(
  { fields = {} }: ImportRules,
  mapped: ReadonlySet<CompanyField>,
  known: ReadonlySet<string>,
): Issue[] {
  return companyFields.flatMap((field) => {
    const rule = fields[field];
    if (rule === undefined) return [];
    if (!mapped.has(field) && rule.default === undefined)
      return [
        issue(
          `rules.fields.${field}`,
          'not_mapped',
          `No column is mapped to ${field}. Map one, or leave its rule out.`,
        ),
      ];
    return [...mergeIssues(field, rule, known), ...defaultIssues(field, rule)];
  });
}

function mergeIssues(field: CompanyField, rule: FieldRule, known: ReadonlySet<string>): Issue[] {
  const { merge, newest_by: by, blank } = rule;
  const path = `rules.fields.${field}`;
  const issues: Issue[] = [];
  if (merge === 'append' && !listTargets.has(field))
    issues.push(
      issue(
        `${path}.merge`,
        'no_list',
        `${field} holds one value: nothing can be added to it. Overwrite it instead.`,
      ),
    );
  if (merge === 'newest' && field === 'name')
    issues.push(
      issue(
        `${path}.merge`,
        'not_allowed',
        'A company is renamed only under overwrite. Choose overwrite, fill_blank or never.',
      ),
    );
  if (merge === 'newest' && by === undefined)
    issues.push(issue(`${path}.newest_by`, 'required', 'Name the column that holds the date of each row.'));
  if (by !== undefined && !known.has(by))
    issues.push(issue(`${path}.newest_by`, 'unknown_column', `There is no column "${by}".`));
  if (field === 'name' && blank === 'clear')
    issues.push(issue(`${path}.blank`, 'not_allowed', 'A company needs its name: it cannot be cleared.'));
  return issues;
}

function defaultIssues(field: CompanyField, rule: FieldRule): Issue[] {
  if (rule.default === undefined) return [];
  const path = `rules.fields.${field}.default`;
  if (field === 'name' || field === 'domain')
    return [issue(path, 'not_allowed', `Each company has a ${field} of its own: it has no default.`)];
  const read = defaultOf(field, rule.default);
  return read.ok ? [] : [issue(path, read.code, read.message)];
}

const issue = (path: string, code: string, message: string): Issue => ({ path, code, message });
