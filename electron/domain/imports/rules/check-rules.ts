// Rules that cannot be meant: refused with the place of each, before a row is read.
import type { Issue } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { FieldPath } from '../../../../shared/schema/field-path.ts';
import type { FieldRule, ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import type { CompanyField } from '../../../../shared/schema/company.ts';
import { listTargets } from '../cells/convert-cell.ts';
import { isListTarget, isSelect, type ExtraTarget, type ExtraTargets } from '../extras/extra-target.ts';
import { defaultOf, extraDefault } from './default-value.ts';
import { fieldOfPath } from './rule-field.ts';

type Table = {
  /** Of the input. */
  columns: readonly string[];
  /** Fields that a column is mapped to. */
  mapped: ReadonlySet<FieldKey>;
  extras: ExtraTargets;
};

export function checkRules(rules: ImportRules, table: Table): Issue[] {
  const known = new Set(table.columns);
  return [...columnIssues(rules, known), ...fieldIssues(rules, table, known)];
}

function columnIssues({ columns = {} }: ImportRules, known: ReadonlySet<string>): Issue[] {
  return Object.entries(columns).flatMap(([key, { from }]) => {
    const path = `rules.columns.${key}`;
    if (from === undefined)
      return known.has(key) ? [] : [issue(path, 'unknown_column', t('There is no column "{key}".', { key }))];
    if (known.has(key))
      return [
        issue(
          path,
          'name_taken',
          t('The file has a column "{key}". Give the new one another name.', { key }),
        ),
      ];
    return known.has(from)
      ? []
      : [
          issue(
            `${path}.from`,
            'unknown_column',
            t('There is no column "{from}" to make "{key}" of.', { from, key }),
          ),
        ];
  });
}

function fieldIssues(
  { fields = {} }: ImportRules,
  { mapped, extras }: Table,
  known: ReadonlySet<string>,
): Issue[] {
  return Object.entries(fields).flatMap(([field, rule]) => {
    const key = fieldOfPath(field, extras);
    if (key === null || (!mapped.has(key) && rule.default === undefined))
      return [
        issue(
          `rules.fields.${field}`,
          'not_mapped',
          t('No column is mapped to {field}. Map one, or leave its rule out.', { field }),
        ),
      ];
    const extra = extras.get(field);
    return [
      ...mergeIssues(field, rule, extra ? isListTarget(extra) : listTargets.has(field), known),
      ...defaultIssues(field, rule, extra),
      ...optionIssues(field, rule, extra),
      ...groupIssues(field, rule),
    ];
  });
}

function mergeIssues(
  field: FieldPath,
  rule: FieldRule,
  isList: boolean,
  known: ReadonlySet<string>,
): Issue[] {
  const { merge, newest_by: by, blank } = rule;
  const path = `rules.fields.${field}`;
  const issues: Issue[] = [];
  if (merge === 'append' && !isList)
    issues.push(
      issue(
        `${path}.merge`,
        'no_list',
        t('{field} holds one value: nothing can be added to it. Overwrite it instead.', { field }),
      ),
    );
  if (merge === 'newest' && field === 'name')
    issues.push(
      issue(
        `${path}.merge`,
        'not_allowed',
        t('A company is renamed only under overwrite. Choose overwrite, fill_blank or never.'),
      ),
    );
  if (merge === 'newest' && by === undefined)
    issues.push(
      issue(`${path}.newest_by`, 'required', t('Name the column that holds the date of each row.')),
    );
  if (by !== undefined && !known.has(by))
    issues.push(issue(`${path}.newest_by`, 'unknown_column', t('There is no column "{by}".', { by })));
  if (field === 'name' && blank === 'clear')
    issues.push(issue(`${path}.blank`, 'not_allowed', t('A company needs its name: it cannot be cleared.')));
  return issues;
}

function optionIssues(field: FieldPath, { options }: FieldRule, extra: ExtraTarget | undefined): Issue[] {
  const fits = extra?.kind === 'field' && isSelect(extra.field);
  const path = `rules.fields.${field}.options`;
  return options === undefined || fits
    ? []
    : [issue(path, 'no_select', t('{field} has no options. Leave this rule out.', { field }))];
}

/** Leaving a group takes values along: no import does that by the way. */
function groupIssues(field: FieldPath, { merge, blank }: FieldRule): Issue[] {
  if (field !== 'groups') return [];
  const issues: Issue[] = [];
  if (merge === 'overwrite' || merge === 'newest')
    issues.push(
      issue(
        'rules.fields.groups.merge',
        'not_allowed',
        t('An import adds groups. Choose append, fill_blank or never.'),
      ),
    );
  if (blank === 'clear')
    issues.push(
      issue('rules.fields.groups.blank', 'not_allowed', t('An import takes no company out of its groups.')),
    );
  return issues;
}

function defaultIssues(field: FieldPath, rule: FieldRule, extra: ExtraTarget | undefined): Issue[] {
  if (rule.default === undefined) return [];
  const path = `rules.fields.${field}.default`;
  if (field === 'name' || field === 'domain')
    return [
      issue(path, 'not_allowed', t('Each company has a {field} of its own: it has no default.', { field })),
    ];
  const read = extra ? extraDefault(extra, rule.default) : defaultOf(field as CompanyField, rule.default);
  return read.ok ? [] : [issue(path, read.code, read.message)];
}

const issue = (path: string, code: string, message: string): Issue => ({ path, code, message });
