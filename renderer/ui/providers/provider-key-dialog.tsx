// Takes the key of a provider. It goes to the keychain and is never shown again, not even here.
import { Button, Checkbox, Group, Modal, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { listEnrichments, listProviders, setProviderKey } from '../../../shared/contract/enrichment.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { InlineError } from '../message.tsx';

type Props = { provider: ProviderInfo; opened: boolean; onClose: () => void };

export function ProviderKeyDialog({ provider, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('Key for {provider}', { provider: t(provider.label) })}
      size={440}
    >
      <KeyForm provider={provider} onClose={onClose} />
    </Modal>
  );
}

function KeyForm({ provider: { code }, onClose }: Omit<Props, 'opened'>) {
  const client = useQueryClient();
  const [key, setKey] = useState('');
  const [isPlainAllowed, setPlainAllowed] = useState(false);
  const save = useMutation({
    mutationFn: () => call(setProviderKey, { params: { code }, body: { key, isPlainAllowed } }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: [listProviders.name] });
      await client.invalidateQueries({ queryKey: [listEnrichments.name] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <PasswordInput
        label={t('Key')}
        description={t('Kept in the keychain of this machine. It is not shown again.')}
        autoComplete="off"
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
        data-autofocus
      />
      {save.error && <InlineError>{toApiError(save.error).message}</InlineError>}
      {save.error && (
        <Checkbox
          mt="sm"
          label={t('Keep it even without a keychain. Whoever can read my files can read it.')}
          checked={isPlainAllowed}
          onChange={(event) => setPlainAllowed(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={save.isPending} disabled={key.trim() === ''}>
          {t('Keep the key')}
        </Button>
      </Group>
    </form>
  );
}
