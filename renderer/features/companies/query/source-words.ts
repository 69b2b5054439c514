// A condition on where values came from, in a few words: "gleif since 16 Nov 2026".
import { t, tc } from '../../../../shared/messages/message.ts';
import type { SourceCondition } from '../../../../shared/schema/company-query.ts';
import { formatDate } from '../../../lib/format.ts';

type Kind = NonNullable<SourceCondition['kind']>;

/** What wrote a value, in a word. */
export const sourceKindLabels: Record<Kind, string> = {
  person: tc('source', 'person'),
  script: tc('source', 'script'),
  import: tc('source', 'import'),
  provider: tc('source', 'provider'),
  refresh: tc('source', 'refresh'),
  sync: tc('source', 'sync'),
  undo: tc('source', 'undo'),
  magic: tc('source', 'magic'),
};

export function describeSource(
  { kind, run, actor, field, after, before }: SourceCondition,
  labelOf: (path: string) => string,
): string {
  const parts = [
    actor ?? (kind && sourceKindLabels[kind]) ?? (run === undefined ? tc('source', 'any') : null),
    run,
    field === undefined ? null : t('of {field}', { field: labelOf(field) }),
    after === undefined ? null : t('since {date}', { date: formatDate(after) }),
    before === undefined ? null : t('before {date}', { date: formatDate(before) }),
  ];
  return parts.filter((part) => part !== null && part !== undefined).join(' ');
}
