// A record of the table as it goes on from the reader.
import type { ReadIssue } from '../../../../../shared/schema/import.ts';

export type Unread = { code: string; message: string };

export type SourceRecord = {
  /** The header is row 1, the first record row 2; without a header the first record is row 1. */
  row: number;
  /** Physical line, 1-based, where the record starts. */
  line: number;
  /** As many as the table has columns, or more where the record has extra ones. */
  cells: string[];
  blank: boolean;
  /** The text as it stood in the file, where the record was repaired or could not be read. */
  original?: string;
  /** Why it could not be read; it has no cells then. */
  unread?: Unread;
};

export type RecordBatch = { records: SourceRecord[]; issues: ReadIssue[] };
