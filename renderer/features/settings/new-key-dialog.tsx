// Makes a key and shows it, this once.
import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import { permissions, type Permission } from '../../../shared/permissions.ts';
import { createKey, listKeys } from '../../../shared/contract/system.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InlineError } from '../../ui/message.tsx';
import classes from './settings.module.css';

function MadeKey({ value, onClose }: { value: string; onClose: () => void }) {
  return (
    <>
      <p>{t('Copy the key now. It is not shown again.')}</p>
      <div className={classes['key']}>
        <span className={classes['path']}>{value}</span>
        <CopyButton value={value} label={t('Copy the key')} />
      </div>
      <Group justify="flex-end">
        <Button variant="filled" onClick={onClose}>
          {t('I have copied it')}
        </Button>
      </Group>
    </>
  );
}

function KeyForm({ onMade, onClose }: { onMade: (key: string) => void; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<Permission[]>([
    'read:companies',
    'write:companies',
    'read:jobs',
    'write:jobs',
  ]);
  const create = useMutation({
    mutationFn: () => call(createKey, { body: { name, permissions: chosen } }),
    onSuccess: async (answer) => {
      onMade(answer.data.key);
      await client.invalidateQueries({ queryKey: [listKeys.name] });
    },
  });
  const error = create.error && toApiError(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t('What it is for')}
        placeholder={t('Nightly CRM export')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={error?.fieldMessages['name']}
        data-autofocus
      />
      <Checkbox.Group
        label={t('It may')}
        mt="md"
        value={chosen}
        onChange={(value) => setChosen(value)}
        error={error?.fieldMessages['permissions']}
      >
        <div className={classes['choices']}>
          {permissions.map((permission) => (
            <Checkbox key={permission} value={permission} label={permission} />
          ))}
        </div>
      </Checkbox.Group>
      {error && error.issues.length === 0 && <InlineError>{error.message}</InlineError>}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          type="submit"
          variant="filled"
          loading={create.isPending}
          disabled={name.trim() === '' || chosen.length === 0}
        >
          {t('Create the key')}
        </Button>
      </Group>
    </form>
  );
}

export function NewKeyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [made, setMade] = useState<string | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={made === null ? t('Create a key') : t('The key')}
      size={440}
    >
      {made === null ? (
        <KeyForm onMade={setMade} onClose={close} />
      ) : (
        <MadeKey value={made} onClose={close} />
      )}
    </Modal>
  );
}
