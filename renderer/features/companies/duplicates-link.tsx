// The way from the list to the companies in it that may be the same.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsJoin2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { t } from '../../../shared/messages/message.ts';

export const DuplicatesLink = () => (
  <Tooltip label={t('Find duplicates')}>
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={t('Find duplicates')}
      style={{ color: 'var(--text-2)' }}
      renderRoot={(props) => <Link to="/duplicates" {...props} />}
    >
      <IconArrowsJoin2 size={16} stroke={1.4} aria-hidden="true" />
    </ActionIcon>
  </Tooltip>
);
