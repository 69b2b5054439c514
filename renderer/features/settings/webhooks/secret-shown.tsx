// The secret of a webhook, this once.
import { Button, Group } from '@mantine/core';
import { t } from '../../../../shared/messages/message.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import classes from '../settings.module.css';

export function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <>
      <p>{t('Copy the secret now: it is not shown again. Whoever receives checks the signature with it.')}</p>
      <div className={classes['key']}>
        <span className={classes['path']}>{secret}</span>
        <CopyButton value={secret} label={t('Copy the secret')} />
      </div>
      <Group justify="flex-end">
        <Button variant="filled" onClick={onClose} data-autofocus>
          {t('I have copied it')}
        </Button>
      </Group>
    </>
  );
}
