// What a webhook was told and how that went, the newest first; told again from here.
import { Button, Modal, ScrollArea, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  listDeliveries,
  listWebhooks,
  redeliver,
  testWebhook,
} from '../../../../shared/contract/webhooks.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { Delivery, Webhook } from '../../../../shared/schema/webhook.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { cursorOf } from '../../../api/cursor.ts';
import { InlineError, Loading } from '../../../ui/message.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { DeliveryRow } from './delivery-row.tsx';
import own from './webhooks.module.css';
import classes from '../settings.module.css';

type Status = Delivery['status'];
type Shown = Status | 'all';

/** Deliveries come and go by themselves. */
const pollEvery = 3000;

function useDeliveries({ id }: Webhook, shown: Shown) {
  return useInfiniteQuery({
    queryKey: [listDeliveries.name, id, shown],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(shown !== 'all' && { status: shown }),
        ...(pageParam !== null && { cursor: pageParam }),
      };
      return call(listDeliveries, { params: { webhookId: id }, query }, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pagination }) => cursorOf(pagination.nextLink),
    refetchInterval: pollEvery,
  });
}

function useSend({ id: webhookId }: Webhook) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: string | null) =>
      deliveryId === null
        ? call(testWebhook, { params: { webhookId } })
        : call(redeliver, { params: { webhookId, deliveryId } }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: [listDeliveries.name] });
      await client.invalidateQueries({ queryKey: [listWebhooks.name] });
    },
  });
}

export function DeliveryLog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const [shown, setShown] = useState<Shown>('all');
  const { data, error, hasNextPage, fetchNextPage } = useDeliveries(webhook, shown);
  const send = useSend(webhook);
  const failure = error ?? send.error;
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('What {url} was told', { url: new URL(webhook.url).host })}
      size={760}
      scrollAreaComponent={ScrollArea.Autosize}
    >
      <div className={own['bar']}>
        <SegmentedControl
          size="xs"
          aria-label={t('Which are shown')}
          value={shown}
          onChange={(value) => setShown(value)}
          data={[
            { value: 'all', label: t('All') },
            { value: 'delivered', label: t('Delivered') },
            { value: 'waiting', label: t('Waiting') },
            { value: 'failed', label: t('Failed') },
          ]}
        />
        <Button size="xs" loading={send.isPending} onClick={() => send.mutate(null)}>
          {t('Send a trial')}
        </Button>
      </div>
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {!items && !error && <Loading label={t('Reading the log')} />}
      {items?.length === 0 && <p className={classes['empty']}>{t('Nothing here.')}</p>}
      {items && items.length > 0 && (
        <ul className={own['list']} aria-label={t('Deliveries')}>
          {items.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              isBusy={send.isPending}
              onSend={() => send.mutate(delivery.id)}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <p className={classes['below']}>
          <TextButton onClick={() => void fetchNextPage()}>{t('Show older ones')}</TextButton>
        </p>
      )}
    </Modal>
  );
}
