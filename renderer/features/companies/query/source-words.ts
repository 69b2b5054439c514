// A condition on where values came from, in a few words: "gleif since 16 Nov 2026".
import type { SourceCondition } from '../../../../shared/schema/company-query.ts';
import { formatDate } from '../../../lib/format.ts';

export function describeSource(
  { kind, run, actor, field, after, before }: SourceCondition,
  labelOf: (path: string) => string,
): string {
  const parts = [
    actor ?? kind ?? (run === undefined ? 'any' : null),
    run,
    field === undefined ? null : `of ${labelOf(field)}`,
    after === undefined ? null : `since ${formatDate(after)}`,
    before === undefined ? null : `before ${formatDate(before)}`,
  ];
  return parts.filter((part) => part !== null && part !== undefined).join(' ');
}
