// The form of a webhook: a new one, whose secret is shown afterwards, or a known one.
import { Button, Checkbox, Group, Modal, ScrollArea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import {
  createWebhook,
  listWebhooks,
  renewWebhookSecret,
  updateWebhook,
} from '../../../../shared/contract/webhooks.ts';
import { t } from '../../../../shared/messages/message.ts';
import { webhookTopics, type Webhook, type WebhookTopic } from '../../../../shared/schema/webhook.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { InlineError } from '../../../ui/message.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { SecretShown } from './secret-shown.tsx';
import { topicChoices } from './topic-words.ts';
import classes from '../settings.module.css';

type Props = {
  /** Null: a new one. */
  webhook: Webhook | null;
  onClose: () => void;
};

export function WebhookDialog({ webhook, onClose }: Props) {
  const [secret, setSecret] = useState<string | null>(null);
  const title = secret !== null ? t('The secret') : webhook ? t('Edit the webhook') : t('New webhook');
  return (
    <Modal opened onClose={onClose} title={title} size={560} scrollAreaComponent={ScrollArea.Autosize}>
      {secret === null ? (
        <WebhookForm webhook={webhook} onSecret={setSecret} onClose={onClose} />
      ) : (
        <SecretShown secret={secret} onClose={onClose} />
      )}
    </Modal>
  );
}

type Draft = { url: string; topics: WebhookTopic[]; isLocal: boolean; isPlainAllowed: boolean };
type Saved = { secret: string | null };

/** The usual ones; the others tell much. */
const usual: WebhookTopic[] = [
  'entity:refreshed',
  'import:completed',
  'import:failed',
  'enrichment:completed',
];

const draftOf = (webhook: Webhook | null): Draft => ({
  url: webhook?.url ?? '',
  topics: webhook ? webhookTopics.filter((topic) => webhook.topics.includes(topic)) : usual,
  isLocal: webhook?.isLocal ?? false,
  isPlainAllowed: false,
});

async function save(webhook: Webhook | null, { isPlainAllowed, ...body }: Draft): Promise<Saved> {
  if (webhook === null)
    return { secret: (await call(createWebhook, { body: { ...body, isPlainAllowed } })).secret };
  await call(updateWebhook, { params: { webhookId: webhook.id }, body });
  return { secret: null };
}

async function renew({ id }: Webhook, isPlainAllowed: boolean): Promise<Saved> {
  const { secret } = await call(renewWebhookSecret, { params: { webhookId: id }, body: { isPlainAllowed } });
  return { secret };
}

function useSave({ webhook, onClose }: Props, onSecret: (secret: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, what }: { draft: Draft; what: 'save' | 'renew' }) =>
      webhook && what === 'renew' ? renew(webhook, draft.isPlainAllowed) : save(webhook, draft),
    onSuccess: async ({ secret }) => {
      if (secret === null) onClose();
      else onSecret(secret);
      await client.invalidateQueries({ queryKey: [listWebhooks.name] });
    },
  });
}

function WebhookForm(props: Props & { onSecret: (secret: string) => void }) {
  const { webhook, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(webhook));
  const saving = useSave(props, props.onSecret);
  const change = (part: Partial<Draft>): void => {
    setDraft((now) => ({ ...now, ...part }));
    saving.reset();
  };
  const error = saving.error && toApiError(saving.error);
  const messages = error?.fieldMessages ?? {};
  const hasNoKeychain = draft.isPlainAllowed || messages['isPlainAllowed'] !== undefined;
  const isAll = draft.topics.length === webhookTopics.length;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saving.mutate({ draft, what: 'save' });
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextInput
        label={t('Address')}
        placeholder={t('https://example.com/hooks')}
        value={draft.url}
        error={messages['url']}
        onChange={(event) => change({ url: event.currentTarget.value })}
        data-autofocus
      />
      <Checkbox
        mt="sm"
        label={t('The address is on this machine or in its network')}
        checked={draft.isLocal}
        onChange={(event) => change({ isLocal: event.currentTarget.checked })}
      />
      <Checkbox.Group
        label={t('It is told when')}
        mt="md"
        value={draft.topics}
        onChange={(topics) => change({ topics })}
        error={messages['topics']}
      >
        <div className={classes['choices']}>
          {topicChoices.map(({ topic, label }) => (
            <Checkbox key={topic} value={topic} label={label} title={topic} />
          ))}
        </div>
      </Checkbox.Group>
      <p className={classes['below']}>
        <TextButton onClick={() => change({ topics: isAll ? [] : [...webhookTopics] })}>
          {isAll ? t('Choose none') : t('Choose all')}
        </TextButton>
      </p>
      {error && messages['url'] === undefined && messages['topics'] === undefined && (
        <InlineError>{error.message}</InlineError>
      )}
      {hasNoKeychain && (
        <Checkbox
          mt="sm"
          label={t('Keep it even without a keychain. Whoever can read my files can read it.')}
          checked={draft.isPlainAllowed}
          onChange={(event) => change({ isPlainAllowed: event.currentTarget.checked })}
        />
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        {webhook && (
          <Button
            mr="auto"
            disabled={saving.isPending}
            onClick={() => saving.mutate({ draft, what: 'renew' })}
          >
            {t('New secret')}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          type="submit"
          variant="filled"
          loading={saving.isPending}
          disabled={draft.url.trim() === '' || draft.topics.length === 0}
        >
          {webhook ? t('Save the webhook') : t('Create the webhook')}
        </Button>
      </Group>
    </form>
  );
}
