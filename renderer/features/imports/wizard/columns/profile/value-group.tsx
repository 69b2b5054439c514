// The values of one group, the most frequent first: those that need a decision, those read as something else, those that
// are taken as they stand.
import { IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { t, tc } from '../../../../../../shared/messages/message.ts';
import type { ValueGroup } from '../../../../../../shared/schema/profile.ts';
import section from '../../frame/section.module.css';
import { useGroupValues, type ValuesOf } from './use-column-values.ts';
import { ValueList } from './value-list.tsx';
import { ValueRow } from './value-row.tsx';
import type { Choice } from './value-rules.ts';
import classes from './values.module.css';

export type GroupSum = { values: number; rows: number };

type Props = {
  values: ValuesOf;
  group: ValueGroup;
  sum: GroupSum;
  /** The file has more values than were kept. */
  partial: boolean;
  options: readonly string[] | null;
  choiceOf: (value: string) => Choice | undefined;
  onChoose: (value: string, choice: Choice | undefined) => void;
  /** Beneath the values. */
  children?: ReactNode;
};

const titles: Record<ValueGroup, string> = {
  undecided: t('Needs a decision'),
  suggested: t('Suggested'),
  exact: tc('values', 'Exact'),
};
const shownFirst: Record<ValueGroup, number> = { undecided: 8, suggested: 3, exact: 5 };
const moreAtOnce = 100;

export function ValueGroupSection({ values, group, sum, partial, children, ...row }: Props) {
  const [wanted, setWanted] = useState(shownFirst[group]);
  const [open, setOpen] = useState(group !== 'exact');
  const { items } = useGroupValues(values, group, open ? wanted : 0);
  const decided = items.filter(({ value }) => row.choiceOf(value) !== undefined).length;
  const left = sum.values - Math.min(wanted, sum.values);
  return (
    <section aria-label={titles[group]}>
      <Head
        group={group}
        note={noteOf(sum, group === 'exact' ? 0 : decided, partial)}
        {...(group === 'exact' ? { open, onFold: () => setOpen(!open) } : {})}
      />
      {open && (
        <>
          <ValueList items={items} keyOf={({ value }) => value}>
            {(mapped) => (
              <ValueRow
                mapped={mapped}
                target={values.target}
                options={row.options}
                choice={row.choiceOf(mapped.value)}
                onChoose={row.onChoose}
              />
            )}
          </ValueList>
          {left > 0 && (
            <button type="button" className={classes['more']} onClick={() => setWanted(wanted + moreAtOnce)}>
              {t('Show {n, number} more', { n: Math.min(left, moreAtOnce) })}
            </button>
          )}
          {children}
        </>
      )}
    </section>
  );
}

function noteOf({ values, rows }: GroupSum, decided: number, partial: boolean): string {
  const count = partial
    ? t('at least {n, plural, one {# value} other {# values}}', { n: values })
    : t('{n, plural, one {# value} other {# values}}', { n: values });
  return decided > 0
    ? t('{decided, number} of {count} decided', { decided, count })
    : t('{count}, {rows, plural, one {# row} other {# rows}}', { count, rows });
}

type HeadProps = { group: ValueGroup; note: string; open?: boolean; onFold?: () => void };

function Head({ group, note, open, onFold }: HeadProps) {
  const text = <span className={section['meta']}>{note}</span>;
  if (!onFold)
    return (
      <div className={classes['head']}>
        <h3>{titles[group]}</h3>
        {text}
      </div>
    );
  return (
    <button
      type="button"
      className={`${classes['head']} ${classes['fold']}`}
      aria-expanded={open}
      onClick={onFold}
    >
      <h3>{titles[group]}</h3>
      <span className={classes['foldNote']}>
        {text}
        <IconChevronRight size={12} stroke={1.4} aria-hidden="true" />
      </span>
    </button>
  );
}
