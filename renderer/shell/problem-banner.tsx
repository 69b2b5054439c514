// Why a file did not open. Stays until it is closed or another file opens.
import { CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './problem-banner.module.css';

export function ProblemBanner({ message, onClose }: { message: string; onClose: () => void }) {
  return (
    <div className={classes['banner']} role="alert">
      <IconAlertTriangle size={16} stroke={1.4} aria-hidden="true" />
      <p>{message}</p>
      <CloseButton size="sm" aria-label="Close" onClick={onClose} />
    </div>
  );
}
