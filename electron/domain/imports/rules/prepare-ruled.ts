// A row under rules: each field by its own reader or as ever, and what the rules make of the blank ones and of its date.
import type { FieldKey } from '../../../store/field-key.ts';
import type { CellValue } from '../cells/convert-cell.ts';
import type { PreparedRow, Read, RowIssue } from '../prepare-row.ts';
import { issueOf } from '../row-issue.ts';
import { pathOf } from '../extras/extra-target.ts';
import type { PlannedField, RowPlan } from '../row-plan.ts';
import type { RowNotes } from './merge-values.ts';
import type { FieldReader } from './field-reader.ts';
import type { PlannedRules } from './plan-rules.ts';
import type { CellInput } from './read-column.ts';

/** `readPlain` reads the fields that no rule reads. */
export function prepareRuled(
  plan: RowPlan,
  ruled: PlannedRules,
  cells: readonly CellInput[],
  readPlain: (planned: PlannedField) => Read,
): PreparedRow {
  const issues: RowIssue[] = [];
  const reads = plan.fields.map((planned, at) => {
    const reader = ruled.readers[at];
    const read = reader ? readRuled(plan, planned, reader, cells) : readPlain(planned);
    if (read?.ok === false) issues.push(read.issue);
    return read;
  });
  const dates = readDates(plan, ruled, cells, issues);
  if (issues.length > 0) return { kind: 'failed', issues };
  const values = reads.map((read) => (read?.ok === true ? read.value : undefined));
  return { kind: 'data', ...withBlanks(plan, ruled, values, dates) };
}

function readRuled(
  plan: RowPlan,
  planned: PlannedField,
  reader: FieldReader,
  cells: readonly CellInput[],
): Read {
  const read = reader(cells);
  if (read === undefined || read.ok) return read;
  return { ok: false, issue: issueOf(read, pathOf(planned), plan.columns[read.column], read.value) };
}

function readDates(
  plan: RowPlan,
  { dates }: PlannedRules,
  cells: readonly CellInput[],
  issues: RowIssue[],
): RowNotes['dates'] {
  const found: RowNotes['dates'] = {};
  for (const { column, fields, read } of dates) {
    const cell = cells[column] ?? '';
    const date = read(cell);
    const [first] = fields;
    if (!date.ok && first)
      issues.push(
        issueOf(
          date,
          shownField(plan, first),
          plan.columns[column],
          typeof cell === 'string' ? cell : cell.join('; '),
        ),
      );
    if (date.ok && date.atMs !== null) for (const field of fields) found[field] = date.atMs;
  }
  return found;
}

function withBlanks(
  { fields }: RowPlan,
  { blanks, dates: asked }: PlannedRules,
  values: (CellValue | undefined)[],
  dates: RowNotes['dates'],
): { values: (CellValue | undefined)[]; notes?: RowNotes } {
  const clear: FieldKey[] = [];
  const defaults: FieldKey[] = [];
  for (const [at, planned] of fields.entries()) {
    if (values[at] !== undefined || blanks[at] === 'keep') continue;
    if (blanks[at] === 'clear') clear.push(planned.field);
    else {
      values[at] = planned.default;
      defaults.push(planned.field);
    }
  }
  const dated = asked.length > 0;
  return dated || clear.length + defaults.length > 0
    ? { values, notes: { clear, defaults, dated, dates } }
    : { values };
}

const shownField = ({ fields }: RowPlan, key: FieldKey): string => {
  const planned = fields.find(({ field }) => field === key);
  return planned ? pathOf(planned) : key;
};
