// What differs from last time, in the words of the banner.
import type { RecipeDrift } from '../../../../../shared/schema/recipe-use.ts';
import { formatShare, plural } from '../../../../lib/format.ts';
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
    : `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;

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
  const moved = renamed.map(
    ({ from, to, confidence }) => `${from} → ${to}, ${formatShare(confidence)} alike`,
  );
  return [
    ...entryLine(entry),
    ...line('missing', plural(missing.length, 'column missing', 'columns missing'), lost),
    ...line(
      'field',
      `${plural(gone.length, 'field', 'fields')} not there any more`,
      gone.map(({ column, target }) => `${column} (${targetLabel(target)})`),
    ),
    ...line('renamed', plural(renamed.length, 'column renamed', 'columns renamed'), moved),
    ...line(
      'new',
      `${plural(added.length, 'new column', 'new columns')}, not imported`,
      added.map(({ column }) => column),
    ),
    ...values.map(({ column, values: fresh }): DriftLine => ({
      kind: 'values',
      title: `${plural(fresh.length, 'new value', 'new values')} in ${column}`,
      detail: listed(fresh.map((value) => `“${value}”`)),
    })),
  ];
}

const entryLine = (entry: RecipeDrift['entry']): DriftLine[] =>
  entry === null
    ? []
    : [
        {
          kind: 'entry',
          title: entry.there ? 'Another file of the archive' : 'File missing from the archive',
          detail: entry.there
            ? `“${entry.read}” is read; last time it was “${entry.wanted}”. Choose it in the File step.`
            : `There is no “${entry.wanted}” any more; “${entry.read}” is read. Look whether it is the right one.`,
        },
      ];

const line = (kind: DriftLine['kind'], title: string, names: readonly string[]): DriftLine[] =>
  names.length === 0 ? [] : [{ kind, title, detail: listed(names) }];
