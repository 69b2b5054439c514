// What a screen says instead of its content: nothing there, something failed, still loading.
import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../shared/messages/message.ts';
import classes from './message.module.css';

/** `title` says what is so, `children` what to do next. */
export function Message({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes['message']}>
      <p className={classes['title']}>{title}</p>
      {children}
    </div>
  );
}

type Failure = { message: string; requestId?: string | null };

/** An error that stays until it is dealt with. */
export function ErrorMessage({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: Failure;
  onRetry?: () => void;
}) {
  return (
    <div className={classes['message']} role="alert">
      <p className={classes['title']}>
        <IconAlertTriangle size={16} stroke={1.4} className={classes['bad']} aria-hidden="true" />
        {title}
      </p>
      <p className={classes['text']}>{error.message}</p>
      {onRetry && <Button onClick={onRetry}>{t('Try again')}</Button>}
      {error.requestId && <p className={classes['fine']}>{t('Request {id}', { id: error.requestId })}</p>}
    </div>
  );
}

/** Shown only after 0.4 s, so that quick answers do not flash. */
export function Loading({ label }: { label: string }) {
  return (
    <output className={`${classes['message']} ${classes['late']}`}>
      <Loader size={16} color="var(--accent)" />
      <p className={classes['text']}>{label}</p>
    </output>
  );
}

/** One line of trouble inside a panel or a form. */
export function InlineError({ children }: { children: ReactNode }) {
  return (
    <p className={classes['inline']} role="alert">
      <IconAlertTriangle size={14} stroke={1.4} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
