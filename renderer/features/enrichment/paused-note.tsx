// A batch that waits for somebody or something: why, what waits, and what to do about it.
import { Button } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch, ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { toApiError } from '../../api/api-error.ts';
import { rich } from '../../lib/rich.tsx';
import { InlineError } from '../../ui/message.tsx';
import { ProviderKeyDialog } from '../../ui/providers/provider-key-dialog.tsx';
import { takesKey } from '../../ui/providers/takes-key.ts';
import { useProviders, useSteering } from './use-batches.ts';
import classes from './enrichment.module.css';

const bold = (text: ReactNode): ReactNode => <b>{text}</b>;

/** The provider that it waits for, where a key would help. */
const wantsKey = (batch: EnrichBatch, providers: readonly ProviderInfo[]): ProviderInfo | undefined =>
  providers.find(
    (one) =>
      takesKey(one) &&
      (one.state === 'paused' || one.state === 'needs_key') &&
      batch.providers.some(({ provider }) => provider === one.code),
  );

export function PausedNote({ batch }: { batch: EnrichBatch }) {
  const { providers } = useProviders();
  const steering = useSteering(batch);
  const [isAsking, setAsking] = useState(false);
  const provider = wantsKey(batch, providers);
  const { no, pending: n, pausedBy } = batch;
  const reason = batch.pausedReason ?? '';
  const values = { no: String(no), reason, n, b: bold };
  return (
    <section className={classes['note']} aria-label={t('Batch {no}', { no: String(no) })}>
      <IconPlayerPause size={12} stroke={1.6} aria-hidden="true" />
      <p>
        {pausedBy === 'offline'
          ? rich(
              '<b>Batch {no} waits for the network.</b> {n, plural, one {# item waits} other {# items wait}}; it goes on by itself.',
              values,
            )
          : rich(
              '<b>Batch {no} is paused: {reason}</b> {n, plural, one {# item waits} other {# items wait}}; it goes on where it stopped.',
              values,
            )}
        {steering.error && <InlineError>{toApiError(steering.error).message}</InlineError>}
      </p>
      {pausedBy === 'provider' && (
        <Button size="xs" disabled={steering.isPending} onClick={() => steering.mutate('resume')}>
          {t('Try again')}
        </Button>
      )}
      {provider && (
        <Button size="xs" onClick={() => setAsking(true)}>
          {t('Enter key')}
        </Button>
      )}
      {provider && (
        <ProviderKeyDialog provider={provider} opened={isAsking} onClose={() => setAsking(false)} />
      )}
    </section>
  );
}
