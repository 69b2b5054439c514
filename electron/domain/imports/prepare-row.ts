// The cells of one row → values of a company, or what is wrong with each cell. Pure: it knows no store, so that it runs in
// the reading thread.
import { t } from '../../../shared/messages/message.ts';
import type { CompanyField } from '../../../shared/schema/company.ts';
import type { FieldKey } from '../../store/field-key.ts';
import type { Mapping, RowError } from '../../../shared/schema/import.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import { fault, type FieldFault } from '../companies/field-result.ts';
import { parseField, parseItem, type ListTarget } from '../companies/field-rules.ts';
import { stripGuard } from '../exports/csv.ts';
import { convertCell, hasSeparator, listTargets, splitList, type CellValue } from './cells/convert-cell.ts';
import type { PlannedField, RowPlan } from './row-plan.ts';
import { issueOf, shortened } from './row-issue.ts';
import type { RowNotes } from './rules/merge-values.ts';
import { prepareRuled } from './rules/prepare-ruled.ts';

/** A row error without its place. */
export type RowIssue = Omit<RowError, 'row_number' | 'line'>;

export type PreparedRow =
  | { kind: 'blank' }
  /** A person said so. */
  | { kind: 'left_out' }
  | { kind: 'failed'; issues: RowIssue[] }
  /**
   * One for each field of the plan; undefined where the cell is blank, which keeps what is stored. A list of one item may
   * stand as that item.
   */
  | { kind: 'data'; values: (CellValue | undefined)[]; notes?: RowNotes };

export function prepareRow(plan: RowPlan, cells: readonly string[]): PreparedRow {
  const extra = cells.length > plan.columns.length ? extraCells(plan, cells) : null;
  if (extra) return { kind: 'failed', issues: [extra] };
  if (plan.ruled !== undefined)
    return prepareRuled(plan, plan.ruled, cells.map(stripGuard), readPlain(plan, cells));
  // oxlint-disable-next-line unicorn/no-new-array -- Array.from fills it first
  const values = new Array<CellValue | undefined>(plan.fields.length);
  let issues: RowIssue[] | null = null;
  let at = 0;
  for (const planned of plan.fields) {
    const read = readField(plan, planned, cells);
    if (read === undefined || read.ok) values[at++] = read?.value;
    else (issues ??= []).push(read.issue);
  }
  return issues === null ? { kind: 'data', values } : { kind: 'failed', issues };
}

const readField = (plan: RowPlan, planned: PlannedField, cells: readonly string[]): Read =>
  planned.list ? readList(plan, planned, cells) : readSingle(plan, planned, cells);

/** Fields that no rule reads, in a plan that has rules. */
const readPlain =
  (plan: RowPlan, cells: readonly string[]) =>
  (planned: PlannedField): Read =>
    planned.cells.length === 0 ? undefined : readField(plan, planned, cells);

/** The values of a prepared row as changes of a company. */
export function changesOf(
  fields: readonly FieldKey[],
  values: readonly (CellValue | undefined)[],
): CompanyChanges {
  const changes: Record<string, unknown> = {};
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at];
    const value = values[at];
    if (field === undefined || value === undefined) continue;
    changes[field] = typeof value === 'string' && listTargets.has(field) ? [value] : value;
  }
  return changes as CompanyChanges;
}

export type Read = { ok: true; value: CellValue } | { ok: false; issue: RowIssue } | undefined;

/** Without the apostrophe that an export puts before a formula, so that an exported file comes back as it was. */
const cellAt = (cells: readonly string[], at: number): string => stripGuard(cells[at] ?? '');

/** Groups and custom fields have readers of their own, see plan-rules.ts: here the field is a standard one. */
function readSingle(plan: RowPlan, planned: PlannedField, cells: readonly string[]): Read {
  const field = planned.field as CompanyField;
  const [at = 0] = planned.cells;
  const text = cellAt(cells, at).trim();
  if (text === '') return undefined;
  const parsed = convertCell(field, text);
  if (parsed.ok) return parsed;
  return { ok: false, issue: issueOf(parsed, field, plan.columns[at], text) };
}

function readList(plan: RowPlan, planned: PlannedField, cells: readonly string[]): Read {
  const { cells: from } = planned;
  const only = from.length === 1 ? cellAt(cells, from[0] ?? 0).trim() : null;
  if (only === '') return undefined;
  return only !== null && !hasSeparator(only)
    ? readItem(plan, planned, only)
    : readItems(plan, planned, cells);
}

/** Nearly every cell of a list field holds one item. */
function readItem(plan: RowPlan, { field, cells: [at = 0] }: PlannedField, text: string): Read {
  const parsed = parseItem[field as ListTarget](text);
  return parsed.ok ? parsed : { ok: false, issue: issueOf(parsed, field, plan.columns[at], text) };
}

function readItems(plan: RowPlan, planned: PlannedField, cells: readonly string[]): Read {
  const items = splitList(planned.cells.map((at) => cellAt(cells, at)));
  if (items.length === 0) return undefined;
  const parsed = parseField[planned.field as CompanyField](items);
  return parsed.ok ? parsed : { ok: false, issue: listIssue(plan, planned, cells, items, parsed) };
}

function listIssue(
  plan: RowPlan,
  { field, cells: from }: PlannedField,
  cells: readonly string[],
  items: readonly string[],
  wrong: FieldFault,
): RowIssue {
  const value = wrong.at === undefined ? items.join('; ') : (items[wrong.at] ?? '');
  const column = from.find((at) => cells[at]?.includes(items[wrong.at ?? 0] ?? ''));
  return issueOf(wrong, field, plan.columns[column ?? from[0] ?? 0], value);
}

/** An issue of a field with the column that the field comes from, where only one does. */
export function withColumn(issue: RowIssue, mapping: Mapping): RowIssue {
  if (issue.field === undefined || issue.column !== undefined) return issue;
  const columns = Object.keys(mapping).filter((column) => mapping[column] === issue.field);
  return columns.length === 1 && columns[0] !== undefined ? { ...issue, column: columns[0] } : issue;
}

/** Cells beyond the last column: nobody knows which one is too many, so the row is not guessed at. */
function extraCells(plan: RowPlan, cells: readonly string[]): RowIssue | null {
  const extra = cells.slice(plan.columns.length).filter((cell) => cell.trim() !== '');
  if (extra.length === 0) return null;
  const { code, message } = fault(
    'extra_cells',
    t(
      'The row has {cells} cells, the table {columns} columns. Quote a cell that holds the delimiter, or delete the extra cells.',
      { cells: cells.length, columns: plan.columns.length },
    ),
  );
  return { code, message, value: shortened(extra.join(' ')) };
}
