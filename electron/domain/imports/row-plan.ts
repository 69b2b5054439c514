// A mapping made ready for a million rows: which cells make which field. Wrong mappings are refused here, before a row is read.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { companyFields, type CompanyField } from '../../../shared/schema/company.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import type { FieldKey } from '../../store/field-key.ts';
import { listTargets, type CellValue } from './cells/convert-cell.ts';
import {
  isExtraPath,
  isListTarget,
  noExtras,
  type ExtraTarget,
  type ExtraTargets,
  pathOf,
} from './extras/extra-target.ts';
import { checkRules } from './rules/check-rules.ts';
import { claimColumns, type ColumnClaims } from './rules/claim-columns.ts';
import { defaultOf, extraDefault } from './rules/default-value.ts';
import { planRules, type PlannedRules } from './rules/plan-rules.ts';
import { andMore } from '../../lib/say.ts';

/** One field and the cells that it is made of: one, or for a list field or a joined one more; none where it is a constant. */
export type PlannedField = {
  field: FieldKey;
  list: boolean;
  cells: number[];
  /** For rows that have no value of their own. */
  default?: CellValue;
  /** Of groups and custom fields. */
  extra?: ExtraTarget;
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
export function planRows(
  columns: readonly string[],
  mapping: Mapping,
  rules: ImportRules = {},
  extras: ExtraTargets = noExtras,
): RowPlan {
  const { all, claims } = claimColumns(columns, mapping, rules, extras);
  const fields = [
    ...companyFields.flatMap((field) => planned(field, claims, rules)),
    ...distinct(extras).flatMap((extra) => plannedExtra(extra, claims, rules)),
  ];
  const issues = [
    ...unknownColumns([...all.keys()], mapping),
    ...unknownGroups([...all.keys()], mapping, extras),
    ...mappedTwice(columns, fields, rules),
    ...nothingToMatch(fields),
    ...checkRules(rules, { columns, mapped: new Set(claims.keys()), extras }),
  ];
  if (issues.length > 0) throw refused(issues);
  const ruled = planRules(fields, columns, (field) => claims.get(field) ?? [], { rules, extras });
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

/** One for each field, however often a mapping names it. */
const distinct = (extras: ExtraTargets): ExtraTarget[] =>
  [...new Map([...extras.values()].toReversed().map((extra) => [extra.key, extra])).values()].toReversed();

function plannedExtra(
  extra: ExtraTarget,
  claims: ColumnClaims['claims'],
  { fields = {} }: ImportRules,
): PlannedField[] {
  const given = fields[extra.path]?.default;
  const value = given === undefined ? undefined : extraDefault(extra, given);
  const cells = claims.get(extra.key)?.map(({ at }) => at);
  if (!cells && !value?.ok) return [];
  const list = isListTarget(extra);
  return [{ field: extra.key, list, cells: cells ?? [], ...(value?.ok && { default: value.value }), extra }];
}

function unknownColumns(columns: readonly string[], mapping: Mapping): Issue[] {
  const known = new Set(columns);
  return Object.keys(mapping)
    .filter((column) => !known.has(column))
    .map((column) => ({
      path: `mapping.${column}`,
      code: 'unknown_column',
      message: t('There is no column "{column}". The columns are {columns}.', {
        column,
        columns: listed(columns),
      }),
    }));
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 10).map((column) => `"${column}"`);
  return columns.length > 10
    ? t('{names} and {n} more', { names: shown.join(', '), n: columns.length - 10 })
    : shown.join(', ');
}

const unknownGroups = (columns: readonly string[], mapping: Mapping, extras: ExtraTargets): Issue[] =>
  columns.flatMap((column) => {
    const target = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
    const isMissing = target !== undefined && isExtraPath(target) && !extras.has(target);
    return isMissing ? [noSuchGroup(column, target)] : [];
  });

const noSuchGroup = (column: string, target: string): Issue => ({
  path: `mapping.${column}`,
  code: 'unknown_group',
  message: t('There is no field {target}, or no more. Map the column to another field, or to ignore.', {
    target,
  }),
});

function mappedTwice(
  columns: readonly string[],
  fields: readonly PlannedField[],
  { fields: rules = {} }: ImportRules,
): Issue[] {
  return fields
    .filter((one) => !one.list && one.cells.length > 1 && rules[pathOf(one)]?.join === undefined)
    .map(({ cells, ...one }) => ({
      path: `mapping.${columns[cells[1] ?? 0] ?? ''}`,
      code: 'mapped_twice',
      message: t(
        '{columns} are all mapped to {field}, which holds one value. Map one of them, or join them.',
        { columns: listed(cells.map((at) => columns[at] ?? '')), field: pathOf(one) },
      ),
    }));
}

function nothingToMatch(fields: readonly PlannedField[]): Issue[] {
  if (fields.some(({ field }) => field === 'name' || field === 'domain')) return [];
  return [
    {
      path: 'mapping',
      code: 'required',
      message: t('No column is mapped to name or domain. Map the column with the company names to name.'),
    },
  ];
}

function refused(issues: Issue[]): AppError {
  const [first] = issues;
  return new AppError('validation_error', {
    message: t('The mapping does not fit. {message}', { message: first?.message ?? '' }) + andMore(issues),
    issues,
  });
}
