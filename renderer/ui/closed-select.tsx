// A small select that is not in use: it looks like the real one, and a list of hundreds of it is quick to draw.
import { IconChevronDown } from '@tabler/icons-react';
import { useId, type InputHTMLAttributes } from 'react';
import classes from './closed-select.module.css';

type Props = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'onMouseDown' | 'onClick' | 'onFocus' | 'placeholder'
> & {
  label: string;
  text: string;
  /** Nothing is chosen on purpose. */
  empty: boolean;
  invalid?: boolean;
  inTabOrder?: boolean;
};

export function ClosedSelect({ label, text, empty, invalid = false, inTabOrder = true, ...input }: Props) {
  return (
    <span className={classes['frame']}>
      <input
        readOnly
        role="combobox"
        aria-label={label}
        aria-expanded={false}
        aria-haspopup="listbox"
        aria-controls={useId()}
        aria-invalid={invalid}
        tabIndex={inTabOrder ? 0 : -1}
        className={classes['closed']}
        data-empty={empty}
        value={text}
        title={text}
        {...input}
      />
      <IconChevronDown size={12} stroke={1.4} aria-hidden="true" />
    </span>
  );
}
