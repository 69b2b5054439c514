// What a browser sees that the headless host does not know, or knows no more.
import { Button } from '@mantine/core';
import { t } from '../../shared/messages/message.ts';
import { rich } from '../lib/rich.tsx';
import { Message } from '../ui/message.tsx';
import classes from './sign-in-screen.module.css';

export function SignInScreen() {
  return (
    <main className={classes['screen']}>
      <Message title={t('This browser is not signed in')}>
        <p className={classes['text']}>
          {rich(
            'Open the sign-in address that the <code>rowbench serve</code> command printed. It works once. To get a new one, stop the command and start it again.',
            { code: (command) => <code>{command}</code> },
          )}
        </p>
        <Button onClick={() => window.location.reload()}>{t('Try again')}</Button>
      </Message>
    </main>
  );
}
