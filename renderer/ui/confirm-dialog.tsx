// Asks before something that cannot be taken back. The button names the effect.
import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../shared/messages/message.ts';

export function ConfirmDialog(props: {
  opened: boolean;
  title: string;
  children: ReactNode;
  action: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={420}>
      <Text size="md" component="div">
        {props.children}
      </Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={props.onClose}>
          {t('Cancel')}
        </Button>
        <Button variant="filled" color="red" loading={props.busy ?? false} onClick={props.onConfirm}>
          {props.action}
        </Button>
      </Group>
    </Modal>
  );
}
