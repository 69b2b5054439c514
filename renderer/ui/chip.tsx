// A filter in force: what it is, its value, and a way out of it. Where it can be changed, the words open it.
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { Ref } from 'react';
import { t } from '../../shared/messages/message.ts';
import classes from './chip.module.css';

type Props = {
  name: string;
  value: string;
  onRemove: () => void;
  onOpen?: () => void;
  /** What is wrong with it. */
  error?: string | null;
  ref?: Ref<HTMLSpanElement>;
};

export function FilterChip({ name, value, onRemove, onOpen, error = null, ref }: Props) {
  const words = (
    <>
      {error !== null && <IconAlertTriangle size={12} stroke={1.6} aria-hidden="true" />}
      {name !== '' && <span>{name}</span>}
      <span className={classes['value']}>{value}</span>
    </>
  );
  const text = [name, value].filter((part) => part !== '').join(' ');
  return (
    <span ref={ref} className={classes['chip']} data-wrong={error !== null} title={error ?? text}>
      {onOpen ? (
        <button
          type="button"
          className={classes['words']}
          onClick={onOpen}
          aria-label={
            error === null
              ? t('Change {what}', { what: text })
              : t('Change {what}: {error}', { what: text, error })
          }
        >
          {words}
        </button>
      ) : (
        words
      )}
      <button
        type="button"
        className={classes['remove']}
        onClick={onRemove}
        aria-label={t('Remove {name}', { name: text })}
      >
        <IconX size={12} stroke={1.6} aria-hidden="true" />
      </button>
    </span>
  );
}
