// Which batch is reviewed and how far it is, with its summary and the way to take back what it wrote.
import { Button, Menu } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import type { ReviewOverview } from '../../../shared/schema/review.ts';
import { PageHeader } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { UndoButtons } from '../../ui/steps/undo-buttons.tsx';
import classes from './review.module.css';
import { SummaryDialog } from './summary-dialog.tsx';
import { useBulk } from './use-review.ts';

const route = getRouteApi('/review');

type Props = { batch: EnrichBatch; batches: readonly EnrichBatch[]; overview: ReviewOverview | null };

const nameOf = ({ no, name }: EnrichBatch): string =>
  name === null ? t('Batch {no}', { no: String(no) }) : t('Batch {no}, {name}', { no: String(no), name });

export function ReviewHeader({ batch, batches, overview }: Props) {
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const [summary, setSummary] = useState(false);
  return (
    <PageHeader
      title={t('Review')}
      meta={
        <select
          className={classes['batch']}
          aria-label={t('Batch')}
          value={batch.id}
          onChange={(event) => void navigate({ search: { ...search, batch: event.currentTarget.value } })}
        >
          {batches.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      }
    >
      {overview && overview.total > 0 && <Reviewed overview={overview} />}
      <UndoButtons />
      <Button onClick={() => setSummary(true)}>{t('Summary')}</Button>
      {overview && <TakeBack batchId={batch.id} overview={overview} />}
      {summary && (
        <SummaryDialog batchId={batch.id} entity={batch.entity} onClose={() => setSummary(false)} />
      )}
    </PageHeader>
  );
}

function Reviewed({ overview: { decided, total } }: { overview: ReviewOverview }) {
  const words = t('{decided, number} of {total, number} reviewed', { decided, total });
  return (
    <span className={classes['reviewed']}>
      {words}
      <ProgressBar label={words} share={decided / total} size="mini" />
    </span>
  );
}

function TakeBack({ batchId, overview }: { batchId: string; overview: ReviewOverview }) {
  const { takeBack } = useBulk(batchId);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button disabled={takeBack.isPending || overview.accepted + overview.edited === 0}>
          {t('Take back')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => takeBack.mutate(null)}>{t('What this batch wrote')}</Menu.Item>
        {overview.byProvider.map(({ provider }) => (
          <Menu.Item key={provider} onClick={() => takeBack.mutate(provider)}>
            {t('What {provider} gave', { provider })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
