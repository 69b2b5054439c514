// Records of a text that was made of a workbook or of JSON, as they stood there: numbered as there, line breaks within
// cells as they were.
import type { Layout } from '../../../../../shared/schema/import.ts';
import { showBreaks } from '../../formats/line-breaks.ts';
import type { RecordBatch } from './source-record.ts';

/** The names of a list stand on a line of the text that the list does not have. */
const linesAbove: Record<Layout, number> = { sheet: 0, list: 1 };

export function inOriginalPlace({ records, issues }: RecordBatch, layout: Layout): RecordBatch {
  const above = linesAbove[layout];
  return {
    records: records.map((record) => {
      const place = record.line - above;
      return { ...record, row: place, line: place, cells: record.cells.map(showBreaks) };
    }),
    issues: issues.map((issue) =>
      issue.line === null ? issue : { ...issue, line: Math.max(1, issue.line - above) },
    ),
  };
}
