// What rules make of the first rows of a file: the cells as they stand and as their field would hold them, and what the whole
// column says of cells that could mean two things.
import type { ColumnPreview } from '../../../../shared/contract/rules.ts';
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../../shared/schema/import.ts';
import { listTargets } from '../cells/convert-cell.ts';
import { createColumnDecider } from '../cells/decide-column.ts';
import { claimColumns } from './claim-columns.ts';
import { createFieldReader, type FieldRead, type RuledColumn } from './field-reader.ts';
import { readColumn } from './read-column.ts';

export type PreviewInput = {
  columns: readonly string[];
  /** The first rows of data. */
  rows: readonly (readonly string[])[];
  mapping: Mapping;
  rules: ImportRules;
  /** The distinct values of a column over the whole file, where they are known. */
  valuesOf: (
    column: number,
  ) => { values: Iterable<{ value: string; rows: number }>; complete: boolean } | null;
};

const mostSamples = 5;

export function previewOfRules(input: PreviewInput): ColumnPreview[] {
  const { all, claims } = claimColumns(input.columns, input.mapping, input.rules);
  const mapped = [...claims].flatMap(([field, columns]) =>
    columns.map((column) => previewOf(input, field, column, columns)),
  );
  const shown = new Set(mapped.map(({ key }) => key));
  const dates = [...rowDates(input.rules)].flatMap((key) => {
    const column = shown.has(key) ? undefined : all.get(key);
    return column ? [previewOf(input, 'lastFundingDate', column, [column])] : [];
  });
  return [...mapped, ...dates];
}

/** Columns that say when a row was true: they are read as dates, whatever they are mapped to. */
const rowDates = ({ fields = {} }: ImportRules): Set<string> =>
  new Set(Object.values(fields).flatMap((rule) => rule?.newest_by ?? []));

const previewOf = (
  input: PreviewInput,
  field: CompanyField,
  column: RuledColumn,
  all: readonly RuledColumn[],
): ColumnPreview => ({
  key: column.key,
  field,
  samples: samplesOf(input, field, column, all),
  ...decisionOf(input, field, column),
});

function samplesOf(
  { rows, rules }: PreviewInput,
  field: CompanyField,
  column: RuledColumn,
  all: readonly RuledColumn[],
): ColumnPreview['samples'] {
  const rule = rules.fields?.[field] ?? {};
  const together = rule.join === undefined ? [column] : all;
  const read = createFieldReader(field, listTargets.has(field), together, rule);
  const byCell = new Map<string, readonly string[]>();
  for (const row of rows) {
    const cell = (row[column.at] ?? '').trim();
    if (cell !== '' && !byCell.has(cell) && byCell.size < mostSamples) byCell.set(cell, row);
  }
  return [...byCell].map(([before, row]) => ({ before, ...shown(read(row)) }));
}

function shown(read: FieldRead | undefined): { after: string | null; message: string | null } {
  if (read === undefined) return { after: '', message: null };
  if (!read.ok) return { after: null, message: read.message };
  const { value } = read;
  return { after: Array.isArray(value) ? value.join('; ') : (value ?? ''), message: null };
}

function decisionOf(
  { rows, valuesOf }: PreviewInput,
  field: CompanyField,
  { at, rule }: RuledColumn,
): Pick<ColumnPreview, 'decision' | 'whole_file'> {
  const decider = createColumnDecider(field);
  if (!decider) return { decision: null, whole_file: false };
  const { text } = readColumn(rule);
  const whole = valuesOf(at);
  const cells = whole?.values ?? rows.map((row) => ({ value: row[at] ?? '', rows: 1 }));
  for (const cell of cells) {
    const value = text(cell.value);
    if (typeof value === 'string' && value !== '') decider.add(value, cell.rows);
  }
  return { decision: decider.decision(), whole_file: whole?.complete ?? false };
}
