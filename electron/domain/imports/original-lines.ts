// Joins a repaired record with the report of its repair, which the reader gives with the same batch or an earlier one.
import type { ReadIssue } from '../../../shared/schema/import.ts';
import type { OriginalLine } from './input-rows.ts';
import type { SourceRecord } from './reader/read-records.ts';

export type Originals = {
  hear(issues: readonly ReadIssue[]): void;
  /** To be asked in the order of the file. */
  of(record: SourceRecord, text: string): OriginalLine;
};

export function createOriginals(): Originals {
  let repairs: ReadIssue[] = [];
  return {
    hear(issues) {
      for (const issue of issues) if (issue.made !== undefined) repairs.push(issue);
    },
    of({ line, unread }, text) {
      if (unread !== undefined) return { ...unread, text };
      const own = repairs.filter((issue) => issue.line === line);
      repairs = repairs.filter((issue) => (issue.line ?? 0) > line);
      const code = own.at(-1)?.code ?? 'repaired';
      return { code, message: own.map(({ message }) => message).join(' '), text };
    },
  };
}
