// Short word of finished work, bottom right for 8 s. Errors stay where they happened and are never toasts.
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { t } from '../../shared/messages/message.ts';

export const toast = (message: ReactNode): void => {
  notifications.show({
    message,
    autoClose: 8000,
    withBorder: false,
    closeButtonProps: { 'aria-label': t('Dismiss') },
  });
};
