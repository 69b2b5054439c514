// A mapping made ready for a million rows: which cells make which field. Wrong mappings are refused here, before a row is read.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { companyFields, type CompanyField } from '../../../shared/schema/company.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import { listTargets, type CellValue } from './cells/convert-cell.ts';
import { checkRules } from './rules/check-rules.ts';
import { claimColumns, type ColumnClaims } from './rules/claim-columns.ts';
import { defaultOf } from './rules/default-value.ts';
import { planRules, type PlannedRules } from './rules/plan-rules.ts';

/** One field and the cells that it is made of: one, or for a list field or a joined one more; none where it is a constant. */
export type PlannedField = {
  field: CompanyField;
  list: boolean;
  cells: number[];
  /** For rows that have no value of their own. */
  default?: CellValue;
};

export type RowPlan = {
  /** Names of the input's columns, in order. */
  columns: string[];
  fields: PlannedField[];
  rules: ImportRules;
  /** The rules made ready; left out where every cell is read as it stands. */
  ruled?: PlannedRules;
};

/** Throws `validation_error` with every fault of the mapping. Columns that it does not name are not imported. */
export function planRows(columns: readonly string[], mapping: Mapping, rules: ImportRules = {}): RowPlan {
  const { all, claims } = claimColumns(columns, mapping, rules);
  const fields = companyFields.flatMap((field) => planned(field, claims, rules));
  const issues = [
    ...unknownColumns([...all.keys()], mapping),
    ...unknownGroups([...all.keys()], mapping),
    ...mappedTwice(columns, fields, rules),
    ...nothingToMatch(fields),
    ...checkRules(rules, { columns, mapped: new Set(claims.keys()) }),
  ];
  if (issues.length > 0) throw refused(issues);
  const ruled = planRules(fields, columns, (field) => claims.get(field) ?? [], rules);
  return { columns: [...columns], fields, rules, ...(ruled && { ruled }) };
}

function planned(
  field: CompanyField,
  claims: ColumnClaims['claims'],
  { fields = {} }: ImportRules,
): PlannedField[] {
  const given = fields[field]?.default;
  const value = given === undefined ? undefined : defaultOf(field, given);
  const cells = claims.get(field)?.map(({ at }) => at);
  if (!cells && !value?.ok) return [];
  const list = listTargets.has(field);
  return [{ field, list, cells: cells ?? [], ...(value?.ok && { default: value.value }) }];
}

function unknownColumns(columns: readonly string[], mapping: Mapping): Issue[] {
  const known = new Set(columns);
  return Object.keys(mapping)
    .filter((column) => !known.has(column))
    .map((column) => ({
      path: `mapping.${column}`,
      code: 'unknown_column',
      message: `There is no column "${column}". The columns are ${listed(columns)}.`,
    }));
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 10).map((column) => `"${column}"`);
  return columns.length > 10 ? `${shown.join(', ')} and ${columns.length - 10} more` : shown.join(', ');
}

const unknownGroups = (columns: readonly string[], mapping: Mapping): Issue[] =>
  columns.flatMap((column) => {
    const target = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
    return target?.startsWith('custom:') === true ? [noSuchGroup(column, target)] : [];
  });

const noSuchGroup = (column: string, target: string): Issue => ({
  path: `mapping.${column}`,
  code: 'unknown_group',
  message: `There is no such group as in ${target}. Map the column to a company field, or to ignore.`,
});

function mappedTwice(
  columns: readonly string[],
  fields: readonly PlannedField[],
  { fields: rules = {} }: ImportRules,
): Issue[] {
  return fields
    .filter(({ field, list, cells }) => !list && cells.length > 1 && rules[field]?.join === undefined)
    .map(({ field, cells }) => ({
      path: `mapping.${columns[cells[1] ?? 0] ?? ''}`,
      code: 'mapped_twice',
      message: `${listed(cells.map((at) => columns[at] ?? ''))} are all mapped to ${field}, which holds one value. Map one of them, or join them.`,
    }));
}

function nothingToMatch(fields: readonly PlannedField[]): Issue[] {
  if (fields.some(({ field }) => field === 'name' || field === 'domain')) return [];
  return [
    {
      path: 'mapping',
      code: 'required',
      message: 'No column is mapped to name or domain. Map the column with the company names to name.',
    },
  ];
}

function refused(issues: Issue[]): AppError {
  const [first] = issues;
  const more = issues.length > 1 ? ` And ${issues.length - 1} more, see details.issues.` : '';
  return new AppError('validation_error', {
    message: `The mapping does not fit. ${first?.message ?? ''}${more}`,
    issues,
  });
}
