// Decisions about many proposals at once, and the way to the next record.
import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/messages/message.ts';
import { reviewLimits, type ReviewFilter, type ReviewOverview } from '../../../shared/schema/review.ts';
import { formatCount } from '../../lib/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ActionBar, Spacer } from '../../ui/page.tsx';
import classes from './review.module.css';
import { confidenceText } from './review-words.ts';
import type { Narrowed } from './use-review.ts';
import type { BulkDecision } from './view-props.ts';

type Props = {
  overview: ReviewOverview;
  narrowed: Narrowed;
  busy: boolean;
  /** What can be done with the record or the selection. */
  lead: ReactNode;
  onBulk: (decision: BulkDecision) => void;
  /** Null where there is none; undefined where a person sees them all. */
  onNext?: (() => void) | null;
};

export function BulkBar({ overview, narrowed, busy, lead, onBulk, onNext }: Props) {
  const isNarrowed = Object.values(narrowed).some((value) => value !== undefined);
  // What the counts of the whole batch say nothing of is decided without one.
  const count = (n: number) =>
    isNarrowed ? null : <span className={classes['meta']}>{formatCount(n)}</span>;
  const confident = Math.max(reviewLimits.confident, narrowed.minConfidence ?? 0);
  const accept = (where: ReviewFilter) => onBulk({ do: 'accept', where: { ...narrowed, ...where } });
  return (
    <ActionBar>
      {lead}
      <span className={classes['label']}>{isNarrowed ? t('All of this filter') : t('All open')}</span>
      <Button disabled={busy || overview.fills === 0} onClick={() => accept({ relation: 'fills' })}>
        {t('Accept where empty')} {count(overview.fills)}
      </Button>
      <Button
        disabled={busy || overview.confident === 0}
        onClick={() => accept({ minConfidence: confident })}
      >
        {t('Accept confidence ≥ {least}', { least: confidenceText(confident) })} {count(overview.confident)}
      </Button>
      <Menu position="top-start">
        <Menu.Target>
          <Button disabled={busy || overview.open === 0}>{t('More decisions')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('Only conflicts')}</Menu.Label>
          <Menu.Item onClick={() => accept({ relation: 'conflicts' })}>
            {t('Accept all')} {count(overview.conflicts)}
          </Menu.Item>
          <Menu.Item onClick={() => onBulk({ do: 'reject', where: { ...narrowed, relation: 'conflicts' } })}>
            {t('Reject all')} {count(overview.conflicts)}
          </Menu.Item>
          <Menu.Label>{t('Reject a provider')}</Menu.Label>
          {overview.byProvider
            .filter(({ open }) => open > 0)
            .map(({ provider, open }) => (
              <Menu.Item key={provider} onClick={() => onBulk({ do: 'reject', where: { provider } })}>
                {provider} <span className={classes['meta']}>{formatCount(open)}</span>
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <Spacer />
      {onNext !== undefined && (
        <Button
          variant="filled"
          disabled={onNext === null}
          onClick={() => onNext?.()}
          rightSection={<Kbd keys="J" />}
        >
          {t('Next record')}
        </Button>
      )}
    </ActionBar>
  );
}
