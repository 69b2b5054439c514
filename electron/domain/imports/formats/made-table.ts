import type { ReadIssue } from '../../../../shared/schema/import.ts';
import type { Sheet, SourceFormat } from '../../../../shared/schema/source-format.ts';

/** What was made of a workbook or a list, once its text is written. */
export type MadeTable = {
  format: Exclude<SourceFormat, 'delimited'>;
  sheet: string | null;
  sheets: Sheet[];
  issues: ReadIssue[];
};
