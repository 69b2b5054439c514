// A mapping made ready for a million rows: which cells make which field. Wrong mappings are refused here, before a row is read.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { companyFields, type CompanyField } from '../../../shared/schema/company.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import { listTargets } from './cells/convert-cell.ts';

/** One field and the cells that it is made of: one, or for a list field one or more. */
export type PlannedField = { field: CompanyField; list: boolean; cells: number[] };

export type RowPlan = {
  /** Names of the input's columns, in order. */
  columns: string[];
  fields: PlannedField[];
  rules: ImportRules;
};

/** Throws `validation_error` with every fault of the mapping. Columns that it does not name are not imported. */
export function planRows(columns: readonly string[], mapping: Mapping, rules: ImportRules = {}): RowPlan {
  const issues: Issue[] = unknownColumns(columns, mapping);
  const cellsOf = new Map<CompanyField, number[]>();
  for (const [at, column] of columns.entries()) {
    const target = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
    if (target?.startsWith('custom:')) issues.push(noSuchGroup(column, target));
    const field = companyFields.find((name) => name === target);
    if (field) cellsOf.set(field, [...(cellsOf.get(field) ?? []), at]);
  }
  const fields = companyFields.flatMap((field) => planned(field, cellsOf.get(field)));
  issues.push(...mappedTwice(columns, fields), ...nothingToMatch(fields));
  if (issues.length > 0) throw refused(issues);
  return { columns: [...columns], fields, rules };
}

const planned = (field: CompanyField, cells: number[] | undefined): PlannedField[] =>
  cells ? [{ field, list: listTargets.has(field), cells }] : [];

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

const noSuchGroup = (column: string, target: string): Issue => ({
  path: `mapping.${column}`,
  code: 'unknown_group',
  message: `There is no such group as in ${target}. Map the column to a company field, or to ignore.`,
});

function mappedTwice(columns: readonly string[], fields: readonly PlannedField[]): Issue[] {
  return fields
    .filter(({ list, cells }) => !list && cells.length > 1)
    .map(({ field, cells }) => ({
      path: `mapping.${columns[cells[1] ?? 0] ?? ''}`,
      code: 'mapped_twice',
      message: `${listed(cells.map((at) => columns[at] ?? ''))} are all mapped to ${field}, which holds one value. Map one of them.`,
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
