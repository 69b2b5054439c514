// One value of a facet: a checkbox, its name, how many, and how that compares with the others.
import type { ReactNode } from 'react';
import { formatCount } from '../../../lib/format.ts';
import classes from './facets.module.css';

type Props = {
  label: string;
  mark?: ReactNode;
  /** Null while it is not known. */
  count: number | null;
  /** 0 … 1, of the greatest. */
  share: number;
  checked: boolean;
  onToggle: () => void;
};

export function FacetRow({ label, mark, count, share, checked, onToggle }: Props) {
  return (
    <label className={classes['row']} data-on={checked} title={label}>
      <input
        type="checkbox"
        className={classes['box']}
        aria-label={count === null ? label : `${label} ${formatCount(count)}`}
        checked={checked}
        onChange={onToggle}
      />
      {mark}
      <span className={classes['text']}>{label}</span>
      <span className={classes['count']}>{count === null ? '' : formatCount(count)}</span>
      <span
        className={classes['bar']}
        style={{ width: `calc((100% - 36px) * ${share})` }}
        aria-hidden="true"
      />
    </label>
  );
}
