// The first lines of a file as a person should see them: what stands above the table, its header, its first rows.
import { importLimits, type Dialect, type PreviewRow } from '../../../../shared/schema/import.ts';
import type { RawRecord } from './records/parse-text.ts';
import type { SourceRecord } from './records/source-record.ts';

const longestCell = 500;
const mostAbove = 50;

export function previewRows(
  lines: string[],
  dialect: Dialect,
  header: readonly RawRecord[],
  records: SourceRecord[],
): PreviewRow[] {
  const start = dialect.header_line ?? dialect.first_data_line ?? 1;
  const above = lines
    .slice(0, start - 1)
    .map((line, i, { length }): PreviewRow => ({
      line: start - length + i,
      kind: 'above',
      cells: [shorten(line)],
    }))
    .slice(-mostAbove);
  const head = header.map(({ line, cells }): PreviewRow => ({
    line,
    kind: 'header',
    cells: cells.map(shorten),
  }));
  return [...above, ...head, ...records.slice(0, importLimits.previewRows).map(dataRow)];
}

const dataRow = ({ line, blank, cells }: SourceRecord): PreviewRow => ({
  line,
  kind: blank ? 'blank' : 'data',
  cells: cells.map(shorten),
});

const shorten = (cell: string): string =>
  cell.length > longestCell ? `${cell.slice(0, longestCell - 1)}…` : cell;
