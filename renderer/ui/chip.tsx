// A filter in force: what it is, its value, and a way out of it.
import { IconX } from '@tabler/icons-react';
import classes from './chip.module.css';

export function FilterChip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  return (
    <span className={classes['chip']}>
      <span>{name}</span>
      <span className={classes['value']} title={value}>
        {value}
      </span>
      <button
        type="button"
        className={classes['remove']}
        onClick={onRemove}
        aria-label={`Remove ${name} ${value}`}
      >
        <IconX size={12} stroke={1.6} aria-hidden="true" />
      </button>
    </span>
  );
}
