// All that a provider sent about a record, as it sent it, behind a button: few want it, and it is long.
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/messages/message.ts';
import { TextButton } from '../text-button.tsx';
import classes from './whole-answer.module.css';

/** `provider` as it is called to a person. */
export function WholeAnswer({ provider, raw }: { provider: string; raw: unknown }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <TextButton onClick={() => setOpen(true)}>{t('Whole answer')}</TextButton>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('Answer of {provider}', { provider })}
        size={720}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
        <pre className={classes['whole']} tabIndex={0}>
          {JSON.stringify(raw, null, 1)}
        </pre>
      </Modal>
    </>
  );
}
