// Records of a text that was made of a workbook or of JSON, as they stood there: numbered as there, line breaks within
// cells as they were.
import type { Layout, PreviewRow } from '../../../../../shared/schema/import.ts';
import { showBreaks } from '../../formats/line-breaks.ts';
import { findUnread } from '../../formats/unread-line.ts';
import type { RawRecord } from './parse-text.ts';
import type { RecordBatch, SourceRecord, Unread } from './source-record.ts';

/** The names of a list stand on a line of the text that the list does not have. */
const linesAbove: Record<Layout, number> = { sheet: 0, list: 1 };

export function inOriginalPlace({ records, issues }: RecordBatch, layout: Layout): RecordBatch {
  const above = linesAbove[layout];
  return {
    records: records.map((record) => {
      const place = record.line - above;
      const unread = findUnread(record.cells[0] ?? '');
      if (unread !== null) return unreadRecord(record, place, unread);
      const cells = record.cells.map(showBreaks);
      return record.original === undefined
        ? { ...record, row: place, line: place, cells }
        : { ...record, row: place, line: place, cells, original: showBreaks(record.original) };
    }),
    issues: issues.map((issue) => ({
      ...issue,
      ...(issue.line === null ? {} : { line: Math.max(1, issue.line - above) }),
      ...(issue.read === undefined ? {} : { read: plainLine(issue.read) }),
    })),
  };
}

const unreadRecord = (
  record: SourceRecord,
  place: number,
  { unread, text }: { unread: Unread; text: string },
): SourceRecord => ({
  row: place,
  line: place,
  cells: record.cells.map(() => ''),
  blank: false,
  original: text,
  unread,
});

/** The records of a preview are in their place already; its header and what stands above are lines of the text. */
export const previewInOriginal = (row: PreviewRow, layout: Layout): PreviewRow => {
  if (row.kind === 'header') return { ...row, line: row.line - linesAbove[layout] };
  return row.kind === 'above' ? { ...row, cells: row.cells.map(plainLine) } : row;
};

/**
 * What a header is looked for in. In a list the names are known. In a sheet every row was filled up to the table's width,
 * which a title above it does not have.
 */
export function judgedRecords(records: RawRecord[], layout: Layout | undefined): RawRecord[] {
  if (layout === 'list') return records.slice(0, 1);
  return layout === 'sheet'
    ? records.map((record) => ({ ...record, cells: withoutFilling(record.cells) }))
    : records;
}

const withoutFilling = (cells: string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

/** A line of the text, without the commas that only fill it up. */
const plainLine = (line: string): string => showBreaks(line.replace(/^,+|,+$/g, ''));
