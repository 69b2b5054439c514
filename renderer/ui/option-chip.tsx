// An option of a select in its colour.
import type { OptionColor } from '../../shared/schema/custom-field.ts';
import classes from './option-chip.module.css';

export function OptionChip({ label, color }: { label: string; color: OptionColor }) {
  return (
    <span className={classes['chip']} data-color={color}>
      {label}
    </span>
  );
}
