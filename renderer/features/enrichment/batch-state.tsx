// What a batch does now, in a word.
import { Loader } from '@mantine/core';
import {
  IconChecklist,
  IconCheck,
  IconClock,
  IconPlayerPause,
  IconPlayerStop,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t, tc } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { rich } from '../../lib/rich.tsx';
import classes from './enrichment.module.css';

const icon = { size: 12, stroke: 1.6, 'aria-hidden': true } as const;

type Shown = { tone: 'quiet' | 'active' | 'warn' | 'bad' | 'plain'; icon: ReactNode; words: ReactNode };

const mark: Record<'queued' | 'running' | 'failed', Shown> = {
  queued: { tone: 'quiet', icon: <IconClock {...icon} />, words: tc('batch', 'Waits') },
  running: {
    tone: 'active',
    icon: <Loader size={12} color="var(--accent)" />,
    words: tc('batch', 'Running'),
  },
  failed: { tone: 'bad', icon: <IconX {...icon} />, words: tc('batch', 'Failed') },
};

function shownOf({ status, pausedBy, toReview }: EnrichBatch): Shown {
  if (status === 'completed' || status === 'cancelled')
    return toReview > 0 ? toReviewOf(toReview) : endedOf(status);
  if (status !== 'paused') return mark[status];
  const words = pausedBy === 'offline' ? tc('batch', 'Offline') : tc('batch', 'Paused');
  return { tone: 'warn', icon: <IconPlayerPause {...icon} />, words };
}

const endedOf = (status: 'completed' | 'cancelled'): Shown =>
  status === 'completed'
    ? { tone: 'quiet', icon: <IconCheck {...icon} />, words: tc('batch', 'Done') }
    : { tone: 'quiet', icon: <IconPlayerStop {...icon} />, words: tc('batch', 'Stopped') };

const toReviewOf = (n: number): Shown => ({
  tone: 'plain',
  icon: <IconChecklist {...icon} />,
  words: rich('To review <b>{n, number}</b>', { n, b: (text: ReactNode) => <b>{text}</b> }),
});

export function BatchState({ batch }: { batch: EnrichBatch }) {
  const { tone, icon: sign, words } = shownOf(batch);
  return (
    <span className={classes['state']} data-tone={tone}>
      {sign}
      <span>{words}</span>
    </span>
  );
}

/** One that was given no name is called by when it was made. */
export const nameOf = ({ name, no }: Pick<EnrichBatch, 'name' | 'no'>): string =>
  name ?? t('Batch {no}', { no: String(no) });
