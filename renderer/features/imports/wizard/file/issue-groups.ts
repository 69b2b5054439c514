// Issues of one kind as one entry: ten thousand ragged lines are one thing to know.
import { t } from '../../../../../shared/messages/message.ts';
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import { formatCount } from '../../../../lib/format.ts';
import type { Counted } from './format-options.ts';

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
export function describeOthers({ others }: IssueGroup, counted: Counted = 'line'): string {
  if (others.length === 0) return '';
  const lines = others.flatMap(({ line }) => (line === null ? [] : [line]));
  if (lines.length === 0)
    return t('and {n, plural, one {# time} other {# times}} more', { n: countIssues(others) });
  const shown = lines.slice(0, shownLines).map(formatCount);
  return t(
    'also on {n, plural, one {{counted, select, row {row} record {record} other {line}}} ' +
      'other {{counted, select, row {rows} record {records} other {lines}}}} ' +
      '{shown}{rest, plural, =0 {} other { and # more}}',
    {
      n: lines.length,
      counted,
      shown: shown.join(', '),
      rest: countIssues(others) - shown.length,
    },
  );
}
