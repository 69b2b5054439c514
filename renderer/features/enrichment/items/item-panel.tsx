// One item: what became of it, what each provider answered and why that is the same record, and what can be done about it.
import { ActionIcon, Button } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  getBatchReport,
  getEnrichItem,
  listItemAnswers,
  retryItem,
} from '../../../../shared/contract/enrichment.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { EnrichBatch, EnrichItem } from '../../../../shared/schema/enrichment.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { formatEuros } from '../../../lib/money.ts';
import { leavesOnEscape } from '../../../ui/leaves-on-escape.ts';
import { InlineError, Loading } from '../../../ui/message.tsx';
import { useEnrich } from '../../../ui/use-enrich.ts';
import { isUnderWay } from '../batch-ledger.ts';
import { answerWords, outcomes, outcomeText } from '../item-words.ts';
import { RecordLink } from '../record-link.tsx';
import { ItemAnswers } from './item-answers.tsx';
import classes from './items.module.css';

type Props = { batch: EnrichBatch; itemId: string; onAsked: () => void; onClose: () => void };

function useItem({ batch, itemId }: Props) {
  const { entity, environment, id: batchId } = batch;
  const options = { refetchInterval: isUnderWay(batch) ? 2000 : (false as const) };
  const params = { entity, environment, batchId, itemId };
  const item = useQuery({ ...queryOf(getEnrichItem, { params }), ...options });
  const answers = useQuery({ ...queryOf(listItemAnswers, { params: { batchId, itemId } }), ...options });
  return { item: item.data, answers: answers.data?.data.items ?? [], error: item.error ?? answers.error };
}

export function ItemPanel(props: Props) {
  const { item, answers, error } = useItem(props);
  const name = item?.name ?? t('Item');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere inside
    <aside className={classes['panel']} aria-label={name} onKeyDown={leavesOnEscape(props.onClose)}>
      <header className={classes['panelHead']}>
        <h2 title={name}>{name}</h2>
        <ActionIcon size={24} aria-label={t('Close')} title={t('Close (Esc)')} onClick={props.onClose}>
          <IconX size={14} stroke={1.4} />
        </ActionIcon>
      </header>
      <div className={classes['panelBody']}>
        {error && <InlineError>{toApiError(error).message}</InlineError>}
        {!item && !error && <Loading label={t('Reading the item')} />}
        {item && <Outcome item={item} />}
        {item && <WhatToDo {...props} item={item} />}
        <ItemAnswers answers={answers} />
      </div>
    </aside>
  );
}

function Outcome({ item }: { item: EnrichItem }) {
  const { status, cost } = item;
  return (
    <p className={classes['outcome']}>
      <span>
        <i className={classes['mark']} data-tone={outcomes[status].tone} />
        <b>{outcomeText(item)}</b> {cost > 0 && t('for {amount}', { amount: formatEuros(cost) })}
      </span>
      {status !== 'matched' && <span>{answerWords(item)}</span>}
      {item.unlinked !== null && <span className={classes['hint']}>{item.unlinked}</span>}
    </p>
  );
}

/** What is worth another try as it stands; what the cap stopped needs a higher one, for the whole batch. */
const isAskable = ({ status, isRetryable }: EnrichItem): boolean =>
  (status === 'failed' || status === 'cancelled') && isRetryable;

const hints: Partial<Record<EnrichItem['status'], string>> = {
  ambiguous: t(
    'Say in the record what tells them apart, such as a country or a domain, and look it up anew.',
  ),
  skipped: t('Fill in what it can be found by, such as a name and country or a domain, and look it up anew.'),
  no_match: t('Another provider may know it, or the record says too little or something else.'),
  budget_stopped: t('“Retry failed” asks again under a higher cap.'),
};

function WhatToDo({ batch, item, onAsked }: Props & { item: EnrichItem }) {
  const client = useQueryClient();
  const enrich = useEnrich();
  const { id: itemId, name, recordId, status } = item;
  const again = useMutation({
    mutationFn: () =>
      call(retryItem, { params: { batchId: batch.id, itemId } }, { idempotencyKey: crypto.randomUUID() }),
    onSettled: () => {
      onAsked();
      const stale = [getEnrichItem.name, listItemAnswers.name, getBatchReport.name];
      return Promise.all(stale.map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  const isEnded = status !== 'queued' && status !== 'running';
  // Where there is no record, nothing can be filled in.
  const hint = recordId !== null || status === 'budget_stopped' ? hints[status] : undefined;
  return (
    <>
      {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
      {again.error && <InlineError>{toApiError(again.error).message}</InlineError>}
      <div className={classes['actions']}>
        {isAskable(item) && (
          <Button
            size="xs"
            loading={again.isPending}
            leftSection={<IconRefresh size={14} stroke={1.4} aria-hidden="true" />}
            onClick={() => again.mutate()}
          >
            {t('Ask again')}
          </Button>
        )}
        {recordId !== null && isEnded && (
          <Button
            size="xs"
            onClick={() => enrich({ entity: batch.entity, name: name ?? t('Item'), ids: [recordId] })}
          >
            {t('Look up anew')}
          </Button>
        )}
        {recordId !== null && (
          <RecordLink item={item}>
            {batch.entity === 'company' ? t('Open the company') : t('Open the person')}
          </RecordLink>
        )}
      </div>
    </>
  );
}
