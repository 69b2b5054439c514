// Rows given as JSON objects. Texts are read like cells; numbers, lists and null as what they are. A key that means nothing
// is an error of its row: nothing is dropped silently.
import { t } from '../../../shared/messages/message.ts';
import { companyFields, type CompanyField } from '../../../shared/schema/company.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import { fault, quoted, type FieldResult } from '../companies/field-result.ts';
import { parseField } from '../companies/field-rules.ts';
import { suggestMapping } from '../mapping/suggest.ts';
import { convertCell, listTargets, splitList, type CellValue } from './cells/convert-cell.ts';
import { pathOf, isExtraPath, noExtras, type ExtraTargets } from './extras/extra-target.ts';
import type { PreparedRow, Read, RowIssue } from './prepare-row.ts';
import { issueOf } from './row-issue.ts';
import type { FieldKey } from '../../store/field-key.ts';
import { planRows, type PlannedField, type RowPlan } from './row-plan.ts';
import { prepareRuled } from './rules/prepare-ruled.ts';
import type { PlannedRules } from './rules/plan-rules.ts';
import type { CellInput } from './rules/read-column.ts';

type Row = Record<string, unknown>;

/** `columns` are the keys of all rows, in the order in which they first come. */
export type RowsPlan = RowPlan & { targets: ReadonlyMap<string, string> };

export function keysOf(rows: readonly Row[]): string[] {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  return [...keys];
}

/** Keys are field names or paths, or are matched like headers. What stays unmatched is left out and fails its rows. */
export function mappingOfKeys(keys: readonly string[], extras: ExtraTargets = noExtras): Mapping {
  const exact = new Set<string>([...companyFields, ...extras.keys()]);
  const free = keys.filter((key) => !exact.has(key));
  const suggested = suggestMapping(free.map((key) => ({ key, header: key, samples: [] })));
  const mapping: Mapping = {};
  for (const key of keys) if (exact.has(key)) mapping[key] = key;
  for (const [at, key] of free.entries()) {
    const target = suggested[at]?.target ?? 'ignore';
    const taken = Object.values(mapping).includes(target) && !listTargets.has(target);
    if (target !== 'ignore' && !taken) mapping[key] = target;
  }
  return mapping;
}

export function planObjects(
  keys: readonly string[],
  mapping: Mapping,
  rules: ImportRules = {},
  extras: ExtraTargets = noExtras,
): RowsPlan {
  const plan = planRows(keys, mapping, rules, extras);
  return { ...plan, targets: new Map(Object.entries(mapping)) };
}

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

export const isBlankRow = (row: Row): boolean => Object.values(row).every(isBlank);

export function prepareObject(plan: RowsPlan, row: Row): { prepared: PreparedRow; cells: string[] } {
  const cells = plan.columns.map((key) => cellText(Object.hasOwn(row, key) ? row[key] : undefined));
  if (isBlankRow(row)) return { prepared: { kind: 'blank' }, cells };
  const issues = Object.keys(row).flatMap((key) => unknownKey(plan, key, row[key]));
  const read = (planned: PlannedField): Read => readField(plan, planned, row);
  const prepared =
    plan.ruled === undefined ? preparePlain(plan, read) : prepareByRules(plan, plan.ruled, row, read);
  const wrong = prepared.kind === 'failed' ? [...issues, ...prepared.issues] : issues;
  return { prepared: wrong.length === 0 ? prepared : { kind: 'failed', issues: wrong }, cells };
}

function preparePlain({ fields }: RowsPlan, read: (planned: PlannedField) => Read): PreparedRow {
  const reads = fields.map(read);
  const issues = reads.flatMap((one) => (one?.ok === false ? [one.issue] : []));
  if (issues.length > 0) return { kind: 'failed', issues };
  return { kind: 'data', values: reads.map((one) => (one?.ok === true ? one.value : undefined)) };
}

function prepareByRules(
  plan: RowsPlan,
  ruled: PlannedRules,
  row: Row,
  read: (planned: PlannedField) => Read,
): PreparedRow {
  const given = plan.columns.map((key) => (Object.hasOwn(row, key) ? row[key] : undefined));
  const issues = plan.fields.flatMap((planned, at) =>
    ruled.readers[at] ? planned.cells.flatMap((cell) => strange(plan, planned, cell, given[cell])) : [],
  );
  if (issues.length > 0) return { kind: 'failed', issues };
  return withoutAbsent(plan, row, prepareRuled(plan, ruled, given.map(cellInput), read));
}

/** A key that is not there is no blank cell: it clears nothing. */
function withoutAbsent({ fields, columns }: RowsPlan, row: Row, prepared: PreparedRow): PreparedRow {
  if (prepared.kind !== 'data' || prepared.notes === undefined) return prepared;
  const isGiven = (field: FieldKey): boolean =>
    fields.some(
      (one) => one.field === field && one.cells.some((at) => Object.hasOwn(row, columns[at] ?? '')),
    );
  const { notes } = prepared;
  return { ...prepared, notes: { ...notes, clear: notes.clear.filter(isGiven) } };
}

/** What a rule cannot read: neither a text nor a number, nor for a list field a list of texts. */
function strange(plan: RowsPlan, planned: PlannedField, cell: number, value: unknown): RowIssue[] {
  const { list } = planned;
  const field = pathOf(planned);
  const isList = Array.isArray(value) && list && value.every((item) => typeof item === 'string');
  if (isBlank(value) || isList || typeof value === 'string' || Number.isFinite(value)) return [];
  const wrong = fault(
    'invalid_type',
    t('{value} does not fit {field}. Send a text.', { value: quoted(value), field }),
  );
  return [issueOf(wrong, field, plan.columns[cell], cellText(value))];
}

const cellInput = (value: unknown): CellInput =>
  Array.isArray(value) ? value.map(String) : typeof value === 'number' ? numberText(value) : cellText(value);

/** One more digit where the point could be taken for a sign between thousands: 1.234 is a bit more than one. */
const numberText = (value: number): string => String(value).replace(/\.\d{3}$/, '$&0');

/** Groups and custom fields have readers of their own. */
function readField(plan: RowsPlan, planned: PlannedField, row: Row): Read {
  const { cells: at } = planned;
  const field = planned.field as CompanyField;
  const keys = at
    .map((index) => plan.columns[index] ?? '')
    .filter((key) => Object.hasOwn(row, key) && !isBlank(row[key]));
  const parsed = readKeys(
    field,
    keys.map((key) => row[key]),
  );
  if (parsed === undefined || parsed.ok) return parsed;
  return { ok: false, issue: issueOf(parsed, field, keys[0], cellText(row[keys[0] ?? ''])) };
}

function readKeys(field: CompanyField, values: readonly unknown[]): FieldResult<CellValue> | undefined {
  if (values.length === 0) return undefined;
  if (listTargets.has(field)) {
    const strange = values.flat().find((value) => typeof value !== 'string');
    if (strange !== undefined)
      return fault(
        'invalid_type',
        t('{value} is no text. Send a list of texts.', { value: quoted(strange) }),
      );
    return parseField[field](
      values.flatMap((value) => (Array.isArray(value) ? distinct(value) : splitList([String(value)]))),
    );
  }
  const [value] = values;
  if (typeof value === 'string') return convertCell(field, value.trim());
  if (typeof value === 'number' && Number.isFinite(value)) return readNumber(field, value);
  return fault(
    'invalid_type',
    t('{value} does not fit {field}. Send a text.', { value: quoted(value), field }),
  );
}

/** A number has its decimal sign: nothing about it is to be decided. */
const readNumber = (field: CompanyField, value: number): FieldResult<CellValue> =>
  field === 'fundingRaised' ? parseField.fundingRaised(value) : convertCell(field, String(value));

const distinct = (items: readonly string[]): string[] => [...new Set(items.map((item) => item.trim()))];

const groupForms: Record<string, string> = {
  groups: '[{"id": "grp_…"}]',
  customFieldValues: '{"grp_…": {"Field": value}}',
};
const groupKeys = new Set(Object.keys(groupForms));

function unknownKey({ targets }: RowsPlan, key: string, value: unknown): RowIssue[] {
  if (targets.has(key)) return [];
  const empty =
    isBlank(value) || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  if ((groupKeys.has(key) || isExtraPath(key)) && empty) return [];
  const { code, message } = groupKeys.has(key)
    ? fault(
        'invalid_type',
        t('{key} has another form: {form}. Correct it, or leave it out.', {
          key,
          form: groupForms[key] ?? '',
        }),
      )
    : isExtraPath(key)
      ? fault(
          'unknown_group',
          t('There is no such group, or it has no such field. Make it first, or leave it out.'),
        )
      : fault(
          'unknown_field',
          t('"{key}" is no company field. Rename it, map it to a field, or map it to ignore.', { key }),
        );
  return [issueOf({ ok: false, code, message }, key, key, cellText(value))];
}

/** A value as it stands in the error file. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ');
  return JSON.stringify(value);
}
