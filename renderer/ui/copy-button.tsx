// Copies a value and says that it did.
import { ActionIcon, CopyButton as MantineCopy } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { t } from '../../shared/messages/message.ts';

export function CopyButton({ value, label }: { value: string; label: string }) {
  return (
    <MantineCopy value={value} timeout={1500}>
      {({ copied, copy }) => (
        <ActionIcon
          size={22}
          aria-label={copied ? t('Copied') : label}
          title={copied ? t('Copied') : label}
          onClick={copy}
        >
          {copied ? <IconCheck size={14} stroke={1.6} /> : <IconCopy size={14} stroke={1.4} />}
        </ActionIcon>
      )}
    </MantineCopy>
  );
}
