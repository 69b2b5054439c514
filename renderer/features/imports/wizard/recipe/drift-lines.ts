// What differs from last time, in the words of the banner.
import { t } from '../../../../../shared/messages/message.ts';
import type { RecipeDrift } from '../../../../../shared/schema/recipe-use.ts';
import { formatShare } from '../../../../lib/format.ts';
import { targetLabel, ignoreTarget } from '../columns/fields.ts';

export type DriftLine = {
  kind: 'entry' | 'missing' | 'field' | 'renamed' | 'new' | 'values';
  title: string;
  detail: string;
};

const shown = 4;

const listed = (names: readonly string[]): string =>
  names.length <= shown + 1
    ? names.join(', ')
    : t('{names} and {n, number} more', {
        names: names.slice(0, shown).join(', '),
        n: names.length - shown,
      });

/** The gravest first. */
export function driftLines({
  missing,
  missing_fields: gone = [],
  renamed,
  new: added,
  new_values: values,
  entry,
}: RecipeDrift): DriftLine[] {
  const lost = missing.map(({ column, target }) =>
    target === ignoreTarget ? column : `${column} (${targetLabel(target)})`,
  );
  const moved = renamed.map(({ from, to, confidence }) =>
    t('{from} → {to}, {share} alike', { from, to, share: formatShare(confidence) }),
  );
  return [
    ...entryLine(entry),
    ...line(
      'missing',
      t('{n, plural, one {# column missing} other {# columns missing}}', { n: missing.length }),
      lost,
    ),
    ...line(
      'field',
      t('{n, plural, one {# field} other {# fields}} not there any more', { n: gone.length }),
      gone.map(({ column, target }) => `${column} (${targetLabel(target)})`),
    ),
    ...line(
      'renamed',
      t('{n, plural, one {# column renamed} other {# columns renamed}}', { n: renamed.length }),
      moved,
    ),
    ...line(
      'new',
      t('{n, plural, one {# new column} other {# new columns}}, not imported', { n: added.length }),
      added.map(({ column }) => column),
    ),
    ...values.map(({ column, values: fresh }): DriftLine => ({
      kind: 'values',
      title: t('{n, plural, one {# new value} other {# new values}} in {column}', {
        n: fresh.length,
        column,
      }),
      detail: listed(fresh.map((value) => t('“{value}”', { value }))),
    })),
  ];
}

const entryLine = (entry: RecipeDrift['entry']): DriftLine[] =>
  entry === null
    ? []
    : [
        {
          kind: 'entry',
          title: t(entry.there ? 'Another file of the archive' : 'File missing from the archive'),
          detail: t(
            entry.there
              ? '“{read}” is read; last time it was “{wanted}”. Choose it in the File step.'
              : 'There is no “{wanted}” any more; “{read}” is read. Look whether it is the right one.',
            { read: entry.read, wanted: entry.wanted },
          ),
        },
      ];

const line = (kind: DriftLine['kind'], title: string, names: readonly string[]): DriftLine[] =>
  names.length === 0 ? [] : [{ kind, title, detail: listed(names) }];
