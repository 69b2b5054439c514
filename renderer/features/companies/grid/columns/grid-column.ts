// What a column of the grid is: where its value stands in a company, how it is shown, and what may be done with it.
import type { Company } from '../../../../../shared/schema/company.ts';
import type { FieldOption } from '../../../../../shared/schema/custom-field.ts';
import type { RecordSource } from '../../../../../shared/schema/record.ts';

export type SourceKind = RecordSource['kind'];

/** Where a value came from, and the same in words. */
export type SourceNote = { source: SourceKind; note: string };

/** What a cell tells beside its value: where it came from, if that is worth telling, and whether a person locked it. */
export type CellMark = Partial<SourceNote> & { locked?: boolean };

/** Sources of a company's values, by path where they are others than the company's own, and the paths that are locked. */
export type RowMarks = {
  origin: SourceNote;
  fields: Readonly<Record<string, SourceNote>>;
  locks: ReadonlySet<string>;
};

/** A company as the list gets it. */
export type GridRow = Company & { marks?: RowMarks };

export type NumberKind = {
  type: 'number';
  format: 'number' | 'currency' | 'percent';
  currency?: string;
  decimals?: number;
  /** Decimals beyond which the field refuses a number. */
  maxDecimals?: number;
  isUnsigned?: true;
};

/** What one entry of a list is: words for it are in ../editors/list-words.ts. */
export type ListEntry = 'address' | 'email' | 'phone' | 'URL' | 'tag';

export type CellKind =
  /** `suggests`: other companies often have the same text. */
  | { type: 'text'; suggests?: true }
  | NumberKind
  | { type: 'year' }
  | { type: 'date' }
  | { type: 'time' }
  | { type: 'employeeRange' }
  | { type: 'country' }
  | { type: 'list'; noun: ListEntry }
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
