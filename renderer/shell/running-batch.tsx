// A batch of lookups that runs now: how far it is, and the way to it. Known from what the backend tells while it works.
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { t } from '../../shared/messages/message.ts';
import type { BackendEvent } from '../../shared/events.ts';
import type { EnrichBatch } from '../../shared/schema/enrichment.ts';
import { useBackendEvent } from '../api/events.ts';
import { formatShare } from '../lib/format.ts';
import { ProgressBar } from '../ui/progress.tsx';
import classes from './activity.module.css';

type Told = Extract<BackendEvent, { topic: 'enrichment:progress' | 'enrichment:completed' }>;

/** Those under way, by their ids. */
function after(running: readonly EnrichBatch[], batch: EnrichBatch): readonly EnrichBatch[] {
  const others = running.filter(({ id }) => id !== batch.id);
  const isRunning = batch.status === 'running' && batch.environment === 'live';
  return isRunning ? [...others, batch] : others;
}

export function RunningBatch() {
  const [running, setRunning] = useState<readonly EnrichBatch[]>([]);
  const onTold = useCallback(
    ({ payload }: Told) => payload && setRunning((before) => after(before, payload)),
    [],
  );
  useBackendEvent('enrichment:progress', onTold);
  useBackendEvent('enrichment:completed', onTold);
  const batch = running.at(-1);
  if (!batch) return null;
  const name = batch.name ?? t('Batch {no}', { no: String(batch.no) });
  const share = batch.total === 0 ? null : (batch.total - batch.pending) / batch.total;
  return (
    <span className={classes['job']}>
      <Link to="/enrichment" search={{ batch: batch.id }} className={classes['name']} title={name}>
        {name}
      </Link>
      <ProgressBar label={t('Lookups of {name}', { name })} share={share} size="mini" />
      {share !== null && <span>{formatShare(share)}</span>}
    </span>
  );
}
