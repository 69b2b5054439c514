// Addresses that are told of events: made, tried, turned off and deleted here, with the log of what each was told.
import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteWebhook, listWebhooks, updateWebhook } from '../../../../shared/contract/webhooks.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { Webhook } from '../../../../shared/schema/webhook.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { formatWhen } from '../../../lib/format.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { InlineError } from '../../../ui/message.tsx';
import { Section } from '../section.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { topicWords } from './topic-words.ts';
import { WebhookDialog } from './webhook-dialog.tsx';
import own from '../providers.module.css';
import classes from '../settings.module.css';

/** What waits and what failed changes by itself. */
const pollEvery = 10_000;

type Change = { id: string; to: 'on' | 'off' | 'delete' };

function send({ id: webhookId, to }: Change): Promise<unknown> {
  const params = { webhookId };
  if (to === 'delete') return call(deleteWebhook, { params });
  return call(updateWebhook, { params, body: { isOn: to === 'on' } });
}

type Open = { what: 'edit'; webhook: Webhook | null } | { what: 'log' | 'delete'; webhook: Webhook };

export function Webhooks() {
  const client = useQueryClient();
  const { data, error } = useQuery({ ...queryOf(listWebhooks, {}), refetchInterval: pollEvery });
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const change = useMutation({
    mutationFn: send,
    onSuccess: (_, { to }) => to === 'delete' && close(),
    onSettled: () => client.invalidateQueries({ queryKey: [listWebhooks.name] }),
  });
  const failure = error ?? (open?.what === 'delete' ? null : change.error);
  const show = (next: Open): void => {
    change.reset();
    setOpen(next);
  };
  const items = data?.items ?? [];
  return (
    <Section
      title={t('Webhooks')}
      hint={t(
        'Addresses that are told of events as they happen. Each delivery is signed, tried again for about a day, and kept in a log.',
      )}
    >
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {items.length > 0 && (
        <ul className={own['list']} aria-label={t('Webhooks')}>
          {items.map((webhook) => (
            <WebhookRow
              key={webhook.id}
              webhook={webhook}
              isBusy={change.isPending}
              onSwitch={(isOn) => change.mutate({ id: webhook.id, to: isOn ? 'on' : 'off' })}
              onOpen={(what) => show({ what, webhook })}
            />
          ))}
        </ul>
      )}
      {data && items.length === 0 && (
        <p className={classes['empty']}>{t('None. Nothing is told to anybody.')}</p>
      )}
      <div className={own['attach']}>
        <Button onClick={() => show({ what: 'edit', webhook: null })}>{t('New webhook')}</Button>
      </div>
      {open?.what === 'edit' && <WebhookDialog webhook={open.webhook} onClose={close} />}
      {open?.what === 'log' && <DeliveryLog webhook={open.webhook} onClose={close} />}
      {open?.what === 'delete' && (
        <ConfirmDialog
          opened
          title={t('Delete the webhook?')}
          action={t('Delete the webhook')}
          busy={change.isPending}
          onConfirm={() => change.mutate({ id: open.webhook.id, to: 'delete' })}
          onClose={close}
        >
          {t('{url} is told nothing more, and its log and secret are forgotten.', { url: open.webhook.url })}
          {change.error && <InlineError>{toApiError(change.error).message}</InlineError>}
        </ConfirmDialog>
      )}
    </Section>
  );
}

type RowProps = {
  webhook: Webhook;
  isBusy: boolean;
  onSwitch: (isOn: boolean) => void;
  onOpen: (what: 'edit' | 'log' | 'delete') => void;
};

function WebhookRow({ webhook, isBusy, onSwitch, onOpen }: RowProps) {
  const { url, topics, isOn } = webhook;
  return (
    <li className={own['row']}>
      <div className={own['what']}>
        <p title={url}>{url}</p>
        <p className={own['quiet']} title={topics.map(topicWords).join('\n')}>
          {t('{n, plural, one {# kind of event} other {# kinds of events}}', { n: topics.length })}
        </p>
      </div>
      <Deliveries webhook={webhook} />
      <Button size="xs" aria-label={t('Log of {url}', { url })} onClick={() => onOpen('log')}>
        {t('Log')}
      </Button>
      <Button size="xs" aria-label={t('Edit {name}', { name: url })} onClick={() => onOpen('edit')}>
        {t('Edit')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        aria-label={t('Delete {name}', { name: url })}
        onClick={() => onOpen('delete')}
      >
        {t('Delete')}
      </Button>
      <Switch
        aria-label={t('Tell {url}', { url })}
        checked={isOn}
        disabled={isBusy}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
    </li>
  );
}

function Deliveries({ webhook: { waiting, failed, lastDeliveredAt, isOn } }: { webhook: Webhook }) {
  const words = [
    waiting > 0 && t('{n, plural, one {# waits} other {# wait}}', { n: waiting }),
    failed > 0 && t('{n} failed', { n: failed }),
  ].filter((word) => word !== false);
  const last =
    lastDeliveredAt === null
      ? t('told nothing yet')
      : t('told {when}', { when: formatWhen(lastDeliveredAt) });
  return (
    <div className={own['when']} data-state={isOn ? 'ready' : 'paused'}>
      <p>{isOn ? last : t('Off')}</p>
      {words.length > 0 && <p className={failed > 0 ? own['problem'] : own['quiet']}>{words.join(' · ')}</p>}
    </div>
  );
}
