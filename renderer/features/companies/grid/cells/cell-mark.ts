// What a cell tells beside its value, by what the person wants to see.
import type { SourceMode } from '../../marks/shown-sources.ts';
import type { CellMark, GridColumn, GridRow } from '../columns/grid-column.ts';

/** Times and makers of a record are written by nobody. */
const hasSource = ({ edits, path }: GridColumn): boolean => edits || path === 'groups';

export function cellMark(
  { marks }: GridRow,
  column: GridColumn,
  mode: SourceMode,
  isEmpty: boolean,
): CellMark | undefined {
  if (!marks) return undefined;
  const { path } = column;
  const locked = marks.locks.has(path);
  const other = mode === 'off' ? undefined : marks.fields[path];
  const source = other ?? (mode === 'all' && !isEmpty && hasSource(column) ? marks.origin : undefined);
  return locked || source ? { ...source, ...(locked && { locked }) } : undefined;
}
