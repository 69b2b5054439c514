// What rules make of the first rows of a file: the cells as they stand and as their field would hold them, and what the whole
// column says of cells that could mean two things.
import type { ColumnPreview } from '../../../../shared/contract/rules.ts';
import type { CompanyField } from '../../../../shared/schema/company.ts';
import { isCompanyField, type FieldPath } from '../../../../shared/schema/field-path.ts';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../../shared/schema/import.ts';
import { listTargets } from '../cells/convert-cell.ts';
import { createColumnDecider, createExtraDecider } from '../cells/decide-column.ts';
import type { CellValue } from '../cells/convert-cell.ts';
import type { DryValue } from '../../../../shared/schema/dry-run.ts';
import { isListTarget, noExtras, type ExtraTargets } from '../extras/extra-target.ts';
import { showExtra } from '../extras/show-extra.ts';
import { claimColumns } from './claim-columns.ts';
import { createFieldReader, wayOf, type FieldRead, type RuledColumn } from './field-reader.ts';
import { readColumn } from './read-column.ts';

export type PreviewInput = {
  columns: readonly string[];
  /** The first rows of data. */
  rows: readonly (readonly string[])[];
  mapping: Mapping;
  rules: ImportRules;
  extras?: ExtraTargets;
  /** The distinct values of a column over the whole file, where they are known. */
  valuesOf: (
    column: number,
  ) => { values: Iterable<{ value: string; rows: number }>; complete: boolean } | null;
};

const mostSamples = 5;

export function previewOfRules(input: PreviewInput): ColumnPreview[] {
  const { all, claims } = claimColumns(input.columns, input.mapping, input.rules, input.extras);
  const paths = new Map(
    [...(input.extras ?? noExtras).values()].map(({ key, path }) => [key as string, path]),
  );
  const mapped = [...claims].flatMap(([field, columns]) =>
    columns.map((column) => previewOf(input, paths.get(field) ?? field, column, columns)),
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
  field: FieldPath,
  column: RuledColumn,
  all: readonly RuledColumn[],
): ColumnPreview => ({
  key: column.key,
  field,
  samples: samplesOf(input, field, column, all),
  ...decisionOf(input, field, column),
});

function samplesOf(
  { rows, rules, extras = noExtras }: PreviewInput,
  field: FieldPath,
  column: RuledColumn,
  all: readonly RuledColumn[],
): ColumnPreview['samples'] {
  const rule = rules.fields?.[field] ?? {};
  const together = rule.join === undefined ? [column] : all;
  const extra = extras.get(field);
  const way = extra
    ? wayOf({ field: extra.key, list: isListTarget(extra), extra })
    : wayOf({ field: field as CompanyField, list: listTargets.has(field) });
  const read = createFieldReader(way, together, rule);
  const byCell = new Map<string, readonly string[]>();
  for (const row of rows) {
    const cell = (row[column.at] ?? '').trim();
    if (cell !== '' && !byCell.has(cell) && byCell.size < mostSamples) byCell.set(cell, row);
  }
  return [...byCell].map(([before, row]) => ({
    before,
    ...shown(read(row), (value) => showExtra(extra, value)),
  }));
}

function shown(
  read: FieldRead | undefined,
  show: (value: CellValue) => DryValue,
): { after: string | null; message: string | null } {
  if (read === undefined) return { after: '', message: null };
  if (!read.ok) return { after: null, message: read.message };
  const value = show(read.value);
  return { after: Array.isArray(value) ? value.join('; ') : (value ?? ''), message: null };
}

function decisionOf(
  { rows, valuesOf, extras = noExtras }: PreviewInput,
  field: FieldPath,
  { at, rule }: RuledColumn,
): Pick<ColumnPreview, 'decision' | 'whole_file'> {
  const extra = extras.get(field);
  const decider = extra
    ? createExtraDecider(extra)
    : isCompanyField(field)
      ? createColumnDecider(field)
      : null;
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
