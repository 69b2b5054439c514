// What a column of the grid is: where its value stands in a company, how it is shown, and what may be done with it.
import type { Company } from '../../../../../shared/schema/company.ts';
import type { FieldOption } from '../../../../../shared/schema/custom-field.ts';

export type SourceKind = 'person' | 'import' | 'provider' | 'refresh' | 'sync';

/** What a cell tells beside its value: where it came from, if that is worth telling, and whether a person locked it. */
export type CellMark = { source?: SourceKind; note?: string; locked?: boolean };

/** A company as the list gets it; `marks` stand by the path of their field. */
export type GridRow = Company & { marks?: Readonly<Record<string, CellMark>> };

export type NumberKind = {
  type: 'number';
  format: 'number' | 'currency' | 'percent';
  currency?: string;
  decimals?: number;
  /** Decimals beyond which the field refuses a number. */
  maxDecimals?: number;
  isUnsigned?: true;
};

export type CellKind =
  /** `suggests`: other companies often have the same text. */
  | { type: 'text'; suggests?: true }
  | NumberKind
  | { type: 'year' }
  | { type: 'date' }
  | { type: 'time' }
  | { type: 'employeeRange' }
  | { type: 'country' }
  | { type: 'list'; noun: string }
  | { type: 'select'; options: readonly FieldOption[] }
  | { type: 'multiSelect'; options: readonly FieldOption[] }
  | { type: 'references'; of: 'contacts' | 'users' | 'objects' | 'groups' }
  | { type: 'actor' };

export type ColumnGroup = { id: string; label: string };

export type GridColumn = {
  /** The field's path on the wire, which names the column in views, sorts and filters too. */
  path: string;
  /** Short, for the head. */
  label: string;
  group: ColumnGroup;
  kind: CellKind;
  width: number;
  align: 'start' | 'end';
  isQuiet: boolean;
  sorts: boolean;
  edits: boolean;
  /** Where a view says nothing of it. */
  isHidden: boolean;
  isFrozen: boolean;
  /** The custom field behind it; null for a standard field. */
  fieldId: string | null;
  read: (row: GridRow) => unknown;
};

const endAligned: ReadonlySet<CellKind['type']> = new Set([
  'number',
  'year',
  'date',
  'time',
  'employeeRange',
]);

/** A column of that kind with the usual looks. */
export function defineColumn(
  column: Pick<GridColumn, 'path' | 'label' | 'group' | 'kind' | 'width' | 'read'> & Partial<GridColumn>,
): GridColumn {
  return {
    align: endAligned.has(column.kind.type) ? 'end' : 'start',
    isQuiet: false,
    sorts: true,
    edits: true,
    isHidden: false,
    isFrozen: false,
    fieldId: null,
    ...column,
  };
}
