// Reads a whole file once to say exactly how many rows it has and what is wrong with which.
import { t } from '../../../../shared/messages/message.ts';
import type { Dialect, ReadIssue } from '../../../../shared/schema/import.ts';
import { readRecords } from './read-records.ts';
import type { ByteOptions } from './file/open-file.ts';
import type { SourceRecord } from './records/source-record.ts';

/** Issues of one kind that are kept; more are only counted. */
const keptOfAKind = 200;

export async function countRecords(
  path: string,
  dialect: Dialect,
  options: ByteOptions & { onRecords?: (records: readonly SourceRecord[]) => void } = {},
): Promise<{ rows: number; issues: ReadIssue[] }> {
  const kept: ReadIssue[] = [];
  const counts = new Map<string, number>();
  let rows = 0;
  for await (const batch of readRecords(path, dialect, options)) {
    rows += batch.records.length;
    options.onRecords?.(batch.records);
    for (const issue of batch.issues) {
      const seen = (counts.get(issue.code) ?? 0) + 1;
      counts.set(issue.code, seen);
      if (seen <= keptOfAKind) kept.push(issue);
    }
  }
  return { rows, issues: [...kept, ...summaries(counts)] };
}

const summaries = (counts: Map<string, number>): ReadIssue[] =>
  [...counts]
    .filter(([, count]) => count > keptOfAKind)
    .map(([code, count]) => ({
      line: null,
      code,
      more: count - keptOfAKind,
      message: t('{n, number} more lines have the same problem.', { n: count - keptOfAKind }),
    }));
