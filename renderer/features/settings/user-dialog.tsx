// Adds a user or changes one.
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { createUser, getOwnUser, listUsers, updateUser } from '../../../shared/contract/users.ts';
import { t } from '../../../shared/messages/message.ts';
import { userLimits, type User } from '../../../shared/schema/user.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { InlineError } from '../../ui/message.tsx';

type Props = { user: User | null; onClose: () => void };

function useSave({ user, onClose }: Props) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { fullName: string; email: string | null }) =>
      user === null
        ? call(createUser, { body }, { idempotencyKey: crypto.randomUUID() })
        : call(updateUser, { params: { userId: user.id }, body }),
    onSuccess: onClose,
    onSettled: () => {
      for (const { name } of [listUsers, getOwnUser]) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}

export function UserDialog(props: Props) {
  const { user, onClose } = props;
  const [fullName, setFullName] = useState(user?.fullName ?? '');
  const [email, setEmail] = useState(user?.email ?? '');
  const save = useSave(props);
  const refusal = save.error && toApiError(save.error);
  const messageAt = (path: string) => refusal?.issues.find((issue) => issue.path === path)?.message;
  const isPlaced = refusal?.issues.some(({ path }) => path === 'fullName' || path === 'email') === true;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ fullName: fullName.trim(), email: email.trim() === '' ? null : email.trim() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={user === null ? t('Add a user') : t('Edit {name}', { name: user.fullName })}
      size={420}
    >
      <form onSubmit={submit} noValidate>
        <TextInput
          label={t('Name')}
          maxLength={userLimits.fullName}
          data-autofocus
          value={fullName}
          error={messageAt('fullName')}
          onChange={({ currentTarget }) => setFullName(currentTarget.value)}
        />
        <TextInput
          label={t('Email')}
          mt="md"
          placeholder={t('mira@example.com')}
          maxLength={userLimits.email}
          value={email}
          error={messageAt('email')}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        {refusal && !isPlaced && <InlineError>{refusal.message}</InlineError>}
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={fullName.trim() === ''}>
            {user === null ? t('Add the user') : t('Save the user')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
