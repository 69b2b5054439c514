// What a browser sees that the headless host does not know, or knows no more.
import { Button } from '@mantine/core';
import { Message } from '../ui/message.tsx';
import classes from './sign-in-screen.module.css';

export function SignInScreen() {
  return (
    <main className={classes['screen']}>
      <Message title="This browser is not signed in">
        <p className={classes['text']}>
          Open the sign-in address that the <code>rowbench serve</code> command printed. It works once. To get
          a new one, stop the command and start it again.
        </p>
        <Button onClick={() => window.location.reload()}>Try again</Button>
      </Message>
    </main>
  );
}
