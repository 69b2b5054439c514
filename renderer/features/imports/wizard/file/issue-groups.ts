// Issues of one kind as one entry: ten thousand ragged lines are one thing to know.
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import { formatCount, plural } from '../../../../lib/format.ts';

export type IssueGroup = { first: ReadIssue; others: readonly ReadIssue[] };

const shownLines = 5;

const isRepair = (issue: ReadIssue): boolean => issue.made !== undefined;

/** A count of repairs that are not listed says itself not what was made of them. */
export function splitIssues(issues: readonly ReadIssue[]): { repaired: ReadIssue[]; noticed: ReadIssue[] } {
  const codes = new Set(issues.filter(isRepair).map(({ code }) => code));
  const isOfThem = (issue: ReadIssue): boolean =>
    isRepair(issue) || (issue.more !== undefined && codes.has(issue.code));
  return { repaired: issues.filter(isOfThem), noticed: issues.filter((issue) => !isOfThem(issue)) };
}

/** Those that are only counted included. */
export const countIssues = (issues: readonly ReadIssue[]): number =>
  issues.reduce((sum, { more = 1 }) => sum + more, 0);

/** In the order in which the first of each kind stands in the file. */
export function groupIssues(issues: readonly ReadIssue[]): IssueGroup[] {
  const groups = new Map<string, ReadIssue[]>();
  for (const issue of issues) {
    const group = groups.get(issue.code);
    if (group) group.push(issue);
    else groups.set(issue.code, [issue]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [{ first, others }] : []));
}

/** "also on lines 12, 15, 19 and 116 more"; empty where there is one issue only. */
export function describeOthers({ others }: IssueGroup, word = 'Line'): string {
  if (others.length === 0) return '';
  const lines = others.flatMap(({ line }) => (line === null ? [] : [line]));
  if (lines.length === 0) return `and ${plural(countIssues(others), 'time', 'times')} more`;
  const shown = lines.slice(0, shownLines).map(formatCount);
  const rest = countIssues(others) - shown.length;
  const noun = `${word.toLowerCase()}${lines.length === 1 ? '' : 's'}`;
  return `also on ${noun} ${shown.join(', ')}${rest === 0 ? '' : ` and ${formatCount(rest)} more`}`;
}
