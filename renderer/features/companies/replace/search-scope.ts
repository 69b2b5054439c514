// Where find and replace looks: in the selected cells, in one column, or in all columns of the list.
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import type { ReplaceSpec } from '../../../../shared/schema/replace.ts';
import type { CellKind, GridColumn } from '../grid/columns/grid-column.ts';
import type { GridSelection, SelectedRange } from '../grid/selection/use-grid-selection.ts';

export type Scope = 'selection' | 'column' | 'all';

/** `rows` null: every company of the list. */
export type Searched = { columns: readonly GridColumn[]; ranges: readonly SelectedRange[] | null };

const texts: ReadonlySet<CellKind['type']> = new Set(['text', 'list', 'select', 'multiSelect']);
const others: ReadonlySet<CellKind['type']> = new Set(['number', 'year', 'date', 'employeeRange', 'country']);

export const isSearchable = ({ kind, edits }: GridColumn): boolean =>
  edits && (texts.has(kind.type) || others.has(kind.type));

/** A search through all columns is for words, not for the digits of dates and sums. */
const isText = (column: GridColumn): boolean => isSearchable(column) && texts.has(column.kind.type);

/** A selection that reaches over the whole list is searched as a list. */
function searchedSelection({ ranges, total }: GridSelection): Searched {
  const columns = [...new Set(ranges.flatMap((range) => range.columns))].filter(isSearchable);
  const isWhole =
    ranges.length > 0 && total > 1 && ranges.every(({ top, bottom }) => top === 0 && bottom === total - 1);
  const narrowed = ranges.map((range) => ({ ...range, columns: range.columns.filter(isSearchable) }));
  return { columns, ranges: isWhole ? null : narrowed };
}

export function searchedIn(scope: Scope, selection: GridSelection, shown: readonly GridColumn[]): Searched {
  if (scope === 'selection') return searchedSelection(selection);
  const active = selection.active?.column;
  if (scope === 'column') return { columns: active && isSearchable(active) ? [active] : [], ranges: null };
  return { columns: shown.filter(isText), ranges: null };
}

const mostConditions = 150;

/** Fewer companies to look through, where the store can tell beforehand which hold the text. */
export function narrowedQuery(
  query: CompanyQuery,
  columns: readonly GridColumn[],
  { find, regex }: Pick<ReplaceSpec, 'find' | 'regex'>,
): CompanyQuery {
  if (regex || columns.length > mostConditions || !columns.every(isText)) return query;
  const holds = columns.map(({ path }) => ({ field: path, operator: 'like' as const, value: `%${find}%` }));
  const any = { or: holds };
  return { ...query, filter: query.filter ? { and: [query.filter, any] } : any };
}
