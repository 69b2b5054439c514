// Rows given as JSON objects. Texts are read like cells; numbers, lists and null as what they are. A key that means nothing
// is an error of its row: nothing is dropped silently.
import { companyFields, type CompanyField } from '../../../shared/schema/company.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import { fault, quoted, type FieldResult } from '../companies/field-result.ts';
import { parseField } from '../companies/field-rules.ts';
import { suggestMapping } from '../mapping/suggest.ts';
import { convertCell, listTargets, splitList, type CellValue } from './cells/convert-cell.ts';
import { issueOf, type PreparedRow, type RowIssue } from './prepare-row.ts';
import { planRows, type RowPlan } from './row-plan.ts';

type Row = Record<string, unknown>;

/** `columns` are the keys of all rows, in the order in which they first come. */
export type RowsPlan = RowPlan & { targets: ReadonlyMap<string, CompanyField | 'ignore'> };

export function keysOf(rows: readonly Row[]): string[] {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  return [...keys];
}

/** Keys are field names, or are matched like headers. What stays unmatched is left out and fails its rows. */
export function mappingOfKeys(keys: readonly string[]): Mapping {
  const exact = new Set<string>(companyFields);
  const free = keys.filter((key) => !exact.has(key));
  const suggested = suggestMapping(free.map((key) => ({ key, header: key, samples: [] })));
  const mapping: Mapping = {};
  for (const key of keys) if (exact.has(key)) mapping[key] = key;
  for (const [at, key] of free.entries()) {
    const target = suggested[at]?.target ?? 'ignore';
    const taken = Object.values(mapping).includes(target) && !listTargets.has(target as CompanyField);
    if (target !== 'ignore' && !taken) mapping[key] = target;
  }
  return mapping;
}

export function planObjects(keys: readonly string[], mapping: Mapping, rules: ImportRules = {}): RowsPlan {
  const plan = planRows(keys, mapping, rules);
  return { ...plan, targets: new Map(Object.entries(mapping) as [string, CompanyField | 'ignore'][]) };
}

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

export function prepareObject(plan: RowsPlan, row: Row): { prepared: PreparedRow; cells: string[] } {
  const cells = plan.columns.map((key) => cellText(Object.hasOwn(row, key) ? row[key] : undefined));
  if (Object.values(row).every(isBlank)) return { prepared: { kind: 'blank' }, cells };
  const issues = Object.keys(row).flatMap((key) => unknownKey(plan, key, row[key]));
  const values: (CellValue | undefined)[] = [];
  for (const { field, cells: at } of plan.fields) {
    const keys = at
      .map((index) => plan.columns[index] ?? '')
      .filter((key) => Object.hasOwn(row, key) && !isBlank(row[key]));
    const parsed = readKeys(
      field,
      keys.map((key) => row[key]),
    );
    if (parsed === undefined || parsed.ok) values.push(parsed?.value);
    else issues.push(issueOf(parsed, field, keys[0], cellText(row[keys[0] ?? ''])));
  }
  return { prepared: issues.length === 0 ? { kind: 'data', values } : { kind: 'failed', issues }, cells };
}

function readKeys(field: CompanyField, values: readonly unknown[]): FieldResult<CellValue> | undefined {
  if (values.length === 0) return undefined;
  if (listTargets.has(field)) {
    const strange = values.flat().find((value) => typeof value !== 'string');
    if (strange !== undefined)
      return fault('invalid_type', `${quoted(strange)} is no text. Send a list of texts.`);
    return parseField[field](
      values.flatMap((value) => (Array.isArray(value) ? distinct(value) : splitList([String(value)]))),
    );
  }
  const [value] = values;
  if (typeof value === 'string') return convertCell(field, value.trim());
  if (typeof value === 'number' && Number.isFinite(value)) return convertCell(field, String(value));
  return fault('invalid_type', `${quoted(value)} does not fit ${field}. Send a text.`);
}

const distinct = (items: readonly string[]): string[] => [...new Set(items.map((item) => item.trim()))];

const groupKeys = new Set(['groups', 'customFieldValues']);

function unknownKey({ targets }: RowsPlan, key: string, value: unknown): RowIssue[] {
  if (targets.has(key)) return [];
  const empty =
    isBlank(value) || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  if (groupKeys.has(key) && empty) return [];
  const { code, message } = groupKeys.has(key)
    ? fault('unknown_group', `There is no such group. Leave ${key} out of the row.`)
    : fault(
        'unknown_field',
        `"${key}" is no company field. Rename it, map it to a field, or map it to ignore.`,
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
