// The cells that hold what is looked for, with what would stand there instead. Nothing is written here.
import { queryCompanyRows } from '../../../../shared/contract/companies.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import {
  replacedValue,
  replacerOf,
  type Replacer,
  type ReplaceSpec,
} from '../../../../shared/schema/replace.ts';
import { call } from '../../../api/client.ts';
import { readRows } from '../actions/read-rows.ts';
import { plannedFrom, valueNow } from '../fill/fill-value.ts';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { editText, parseCell } from '../grid/typed/parse-cell.ts';
import type { Parsed } from '../grid/typed/parsed.ts';
import { narrowedQuery, type Searched } from './search-scope.ts';

export type Match = {
  key: string;
  row: GridRow;
  column: GridColumn;
  before: string;
  after: string;
  /** The value to write, or why it is none. */
  value: Parsed;
};

export type Found = {
  matches: readonly Match[];
  /** Companies that were looked at, and that there are to look at. */
  looked: number;
  companies: number;
  /** The query of those to look at; null where it were the selected rows. */
  query: CompanyQuery | null;
};

/** More companies are replaced by a job, which a preview of the first ones stands for. */
export const mostAtOnce = 2000;
const windowRows = 500;
/** Selected rows that are looked through one by one. */
const mostRows = 50_000;

export const isComplete = ({ looked, companies }: Found): boolean => looked >= companies;

function parsedValue(column: GridColumn, replaced: string | string[]): Parsed {
  if (typeof replaced === 'string') return parseCell(column, replaced);
  const planned = plannedFrom(column, replaced, column);
  return planned.type === 'value'
    ? { ok: true, value: planned.value }
    : { ok: false, reason: planned.type === 'draft' ? planned.reason : '' };
}

function matchIn(grid: GridShared, row: GridRow, column: GridColumn, replace: Replacer): Match | null {
  const value = valueNow(grid, column, row);
  const replaced = replacedValue(value, replace);
  if (replaced === null) return null;
  const shown = typeof replaced === 'string' ? replaced : editText(column.kind, replaced);
  return {
    key: `${row.id} ${column.path}`,
    row,
    column,
    before: typeof value === 'string' ? value : editText(column.kind, value),
    after: shown,
    value: parsedValue(column, replaced),
  };
}

const matchesOf = (
  grid: GridShared,
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  replace: Replacer,
): Match[] => rows.flatMap((row) => columns.flatMap((column) => matchIn(grid, row, column, replace) ?? []));

async function findInRanges(
  grid: GridShared,
  ranges: NonNullable<Searched['ranges']>,
  replace: Replacer,
  signal: AbortSignal,
): Promise<Found> {
  const companies = ranges.reduce((sum, { top, bottom }) => sum + bottom - top + 1, 0);
  if (companies > mostRows)
    throw new Error(t('Select up to {n, number} rows, or look through the whole column.', { n: mostRows }));
  const matches: Match[] = [];
  for (const { top, bottom, columns } of ranges)
    for await (const { rows } of readRows(grid, top, bottom, signal))
      for (const match of matchesOf(grid, rows, columns, replace)) matches.push(match);
  return { matches, looked: companies, companies, query: null };
}

async function findInList(
  grid: GridShared,
  columns: readonly GridColumn[],
  query: CompanyQuery,
  replace: Replacer,
  signal: AbortSignal,
): Promise<Found> {
  const matches: Match[] = [];
  let companies = 0;
  let offset = 0;
  do {
    const body = { ...query, offset, limit: windowRows };
    // oxlint-disable-next-line no-await-in-loop -- the first answer tells how many there are
    const { items, total } = (await call(queryCompanyRows, { body }, { signal })).data;
    for (const match of matchesOf(grid, items, columns, replace)) matches.push(match);
    companies = total;
    offset += windowRows;
  } while (offset < Math.min(companies, mostAtOnce));
  return { matches, looked: Math.min(offset, companies), companies, query };
}

/** Throws `SyntaxError` for what is no regular expression. */
export function findMatches(
  grid: GridShared,
  { columns, ranges }: Searched,
  query: CompanyQuery,
  spec: ReplaceSpec,
  signal: AbortSignal,
): Promise<Found> {
  const replace = replacerOf(spec);
  if (ranges !== null) return findInRanges(grid, ranges, replace, signal);
  return findInList(grid, columns, narrowedQuery(query, columns, spec), replace, signal);
}
