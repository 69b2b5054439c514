// Locks a field of the open person, or unlocks it; it shows where the field is locked, or the pointer or the keys are.
import { ActionIcon } from '@mantine/core';
import { IconLockOpen2 } from '@tabler/icons-react';
import { t } from '../../../shared/messages/message.ts';
import { LockMark } from '../../ui/sources/source-mark.tsx';
import { lockNote } from '../../ui/sources/source-words.ts';
import type { PersonLocks } from './use-person-locks.ts';
import classes from './people.module.css';

type Props = { path: string; label: string; locks: PersonLocks };

export function LockButton({ path, label, locks }: Props) {
  const lock = locks.lockOf(path);
  const name = lock ? t('Unlock {what}', { what: label }) : t('Lock {what}', { what: label });
  return (
    // Beside the value that it is about: a list of terms holds nothing but terms and what is said of them.
    <dd>
      <ActionIcon
        size={18}
        className={classes['lock'] ?? ''}
        data-locked={lock !== undefined}
        aria-label={name}
        aria-pressed={lock !== undefined}
        title={name}
        onClick={() => locks.toggle(path)}
      >
        {lock ? <LockMark note={lockNote(lock)} /> : <IconLockOpen2 size={12} stroke={1.4} />}
      </ActionIcon>
    </dd>
  );
}
