// Why a file did not open. Stays until it is closed or another file opens.
import { CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { t } from '../../shared/messages/message.ts';
import { importProblem } from './import-problem.ts';
import classes from './problem-banner.module.css';

export function ProblemBanner() {
  const message = importProblem.use();
  if (message === null) return null;
  return (
    <div className={classes['banner']} role="alert">
      <IconAlertTriangle size={16} stroke={1.4} aria-hidden="true" />
      <p>{message}</p>
      <CloseButton size={22} iconSize={14} aria-label={t('Close')} onClick={() => importProblem.set(null)} />
    </div>
  );
}
