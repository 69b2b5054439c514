// The companies of a window with their marks: what stands beside a value is known with the row and asked for by nobody else.
import type { Company } from '../../../../shared/schema/company.ts';
import type { RowMarks as WireMarks } from '../../../../shared/schema/record.ts';
import type { GridRow, RowMarks, SourceNote } from '../grid/columns/grid-column.ts';
import { sourceNote } from '../../../ui/sources/source-words.ts';

export const withMarks = (items: readonly Company[], marks: WireMarks): GridRow[] =>
  items.map((row, at) => {
    const own = marks.companies[at];
    return own === undefined ? row : { ...row, marks: marksOf(row, own, marks.sources) };
  });

type Sources = WireMarks['sources'];

function marksOf(row: Company, own: WireMarks['companies'][number], sources: Sources): RowMarks {
  const noteAt = (at: number): SourceNote => {
    const source = sources[at];
    return source === undefined
      ? { source: 'undo', note: '' }
      : { source: source.kind, note: sourceNote(source, source.at ?? row.createdAt) };
  };
  const fields = Object.entries(own.fields).map(([path, at]) => [path, noteAt(at)] as const);
  return { origin: noteAt(own.origin), fields: Object.fromEntries(fields), locks: new Set(own.locks) };
}
