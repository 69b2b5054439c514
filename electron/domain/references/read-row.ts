// A row of reference data as values of a company. What a field cannot hold is left out and counted; the rest of the row stays.
import { companyLimits, type CompanyField } from '../../../shared/schema/company.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import { parseItem, type ListTarget } from '../companies/field-rules.ts';
import { stripGuard } from '../exports/csv.ts';
import { convertCell, splitList, type CellValue } from '../imports/cells/convert-cell.ts';
import { findCountryCode } from '../imports/cells/country-name.ts';
import { planRows, type PlannedField, type RowPlan } from '../imports/row-plan.ts';
import type { FieldReader } from '../imports/rules/field-reader.ts';

/** Values by field, in the form in which a PATCH takes them. */
export type RowFields = Partial<Record<CompanyField, unknown>>;
export type ReadRow = { fields: RowFields; dropped: number };

/** Throws `validation_error` where the mapping does not fit the columns. */
export function createRowReader(
  columns: readonly string[],
  mapping: Mapping,
  rules: ImportRules,
): (cells: readonly string[]) => ReadRow {
  const plan = planRows(columns, mapping, rules);
  return (cells) => readRow(plan, cells.map(stripGuard));
}

type Value = { value: CellValue | undefined; dropped: number };

function readRow(plan: RowPlan, cells: readonly string[]): ReadRow {
  const fields: Record<string, unknown> = {};
  let dropped = 0;
  for (const [at, planned] of plan.fields.entries()) {
    const read = readField(planned, plan.ruled?.readers[at] ?? null, cells);
    dropped += read.dropped;
    if (read.value !== undefined) fields[planned.field] = read.value;
  }
  return { fields: withCountry(fields), dropped };
}

function readField(planned: PlannedField, reader: FieldReader | null, cells: readonly string[]): Value {
  const field = planned.field as CompanyField;
  if (reader) return judged(reader(cells));
  const texts = planned.cells.map((at) => cells[at]?.trim() ?? '').filter((text) => text !== '');
  const [first] = texts;
  if (first === undefined) return { value: undefined, dropped: 0 };
  return planned.list ? readList(field as ListTarget, texts) : judged(convertCell(field, first));
}

const judged = (read: { ok: true; value: CellValue } | { ok: false } | undefined): Value =>
  read?.ok === true ? { value: read.value, dropped: 0 } : { value: undefined, dropped: read ? 1 : 0 };

/** Entry by entry: a bad one takes none with it. */
function readList(field: ListTarget, texts: readonly string[]): Value {
  const entries = field === 'addresses' ? texts.map(onOneLine) : splitList(texts);
  const read = entries.slice(0, companyLimits.listItems).map((entry) => parseItem[field](entry));
  const good = [...new Set(read.flatMap((one) => (one.ok ? [one.value] : [])))];
  const dropped = entries.length - read.filter(({ ok }) => ok).length;
  return { value: good.length > 0 ? good : undefined, dropped };
}

/** The lines of an address are parts of one. */
const onOneLine = (address: string): string => address.replace(/\s*,?\s*[\r\n]+\s*/g, ', ');

/** Where no column says it, the end of an address may name the country. */
function withCountry(fields: RowFields): RowFields {
  const [address] = (fields.addresses ?? []) as string[];
  if (fields.countryCode !== undefined || address === undefined) return fields;
  const end = address.slice(address.lastIndexOf(',') + 1).trim();
  const countryCode = countryAtEnd(end);
  return countryCode === null ? fields : { ...fields, countryCode };
}

const known = new Map<string, string | null>();
const mostKnown = 10_000;

/** Georgia is a state, too, and short words are states, shops and floors. */
function countryAtEnd(text: string): string | null {
  if (text.length < 4 || text.length > 60 || /\d/.test(text) || /^georgia$/i.test(text)) return null;
  let code = known.get(text);
  if (code === undefined) {
    if (known.size >= mostKnown) known.clear();
    known.set(text, (code = findCountryCode(text)));
  }
  return code;
}
