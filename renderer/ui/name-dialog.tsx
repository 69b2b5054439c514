// Asks for a name, new or changed.
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { t } from '../../shared/messages/message.ts';
import { InlineError } from './message.tsx';

type Props = {
  title: string;
  hint?: string;
  action: string;
  placeholder: string;
  name: string;
  busy: boolean;
  error: { message: string } | null;
  onName: (name: string) => void;
  onClose: () => void;
};

export function NameDialog({
  title,
  hint,
  action,
  placeholder,
  name: before,
  busy,
  error,
  onName,
  onClose,
}: Props) {
  const [name, setName] = useState(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onName(name.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} size={420}>
      <form onSubmit={submit}>
        <TextInput
          label={t('Name')}
          {...(hint === undefined ? {} : { description: hint })}
          placeholder={placeholder}
          maxLength={200}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {error && <InlineError>{error.message}</InlineError>}
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={name.trim() === ''}>
            {action}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
