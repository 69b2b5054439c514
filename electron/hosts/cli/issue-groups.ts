// Issues of a file by kind, so that ten thousand ragged lines are one line on the screen.
import type { ReadIssue } from '../../../shared/schema/import.ts';

export type IssueGroup = {
  code: string;
  message: string;
  /** Whether something was made of what the file holds, or only seen. */
  repaired: boolean;
  rows: number;
  lines: number[];
};

const shownLines = 5;

/** Grouped by code; the message is the first one's. */
export function groupIssues(issues: readonly ReadIssue[]): IssueGroup[] {
  const groups = new Map<string, IssueGroup>();
  for (const { code, message, line, made } of issues) {
    const repaired = made !== undefined;
    const group = groups.get(code) ?? { code, message, repaired, rows: 0, lines: [] };
    groups.set(code, group);
    group.rows += 1;
    if (line !== null && group.lines.length < shownLines) group.lines.push(line);
  }
  return [...groups.values()].sort((a, b) => b.rows - a.rows);
}
