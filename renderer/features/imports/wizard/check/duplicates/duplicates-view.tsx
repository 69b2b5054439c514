// Rows and companies that are, or may be, one and the same, side by side. Nothing is put together without a person.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../../../shared/messages/message.ts';
import type { FieldPath } from '../../../../../../shared/schema/field-path.ts';
import {
  duplicateKinds,
  type DuplicateKind,
  type Duplicates,
} from '../../../../../../shared/schema/duplicates.ts';
import { formatCount } from '../../../../../lib/format.ts';
import { ErrorMessage, InlineError, Loading } from '../../../../../ui/message.tsx';
import section from '../../frame/section.module.css';
import bar from '../filter-bar.module.css';
import { DuplicateGroupCard } from './duplicate-group.tsx';
import classes from './duplicates-view.module.css';
import { useDuplicates, useMerge } from './use-duplicates.ts';

const kindLabels: Record<DuplicateKind, string> = {
  domain: t('Same domain'),
  name: t('Same name'),
  registry: t('Same registry number'),
  name_country: t('Same but for the legal form'),
  similar: t('Perhaps the same'),
};

type Props = {
  dryRunId: string;
  fields: readonly FieldPath[];
  /** The rows are being checked again. */
  stale: boolean;
  onMerged: () => void;
  onClose: () => void;
};

export function DuplicatesView({ dryRunId, fields, stale, onMerged, onClose }: Props) {
  const [kind, setKind] = useState<DuplicateKind | null>(null);
  const { groups, counts, cutOff, loading, more, error } = useDuplicates(dryRunId, kind);
  const { merge, busy, error: refused } = useMerge(dryRunId, onMerged);
  const total = counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : 0;
  return (
    <section className={section['left']} aria-label={t('Duplicates')}>
      <div className={bar['bar']}>
        <h2 className={section['head']}>{t('Duplicates')}</h2>
        {counts && total > 0 && (
          <div className={bar['fates']}>
            <KindButton
              label={t('All')}
              count={total}
              pressed={kind === null}
              onPress={() => setKind(null)}
            />
            {duplicateKinds
              .filter((known) => counts[known] > 0)
              .map((known) => (
                <KindButton
                  key={known}
                  label={kindLabels[known]}
                  count={counts[known]}
                  pressed={kind === known}
                  onPress={() => setKind(known)}
                />
              ))}
          </div>
        )}
        <span className={bar['gap']} />
        <Button size="xs" className={classes['back'] ?? ''} onClick={onClose}>
          {t('Back to the rows')}
        </Button>
      </div>
      <div className={classes['list']}>
        {loading && <Loading label={t('Looking for duplicates')} />}
        {error && <ErrorMessage title={t('Duplicates could not be looked for')} error={error} />}
        {refused && <InlineError>{refused.message}</InlineError>}
        {counts && total === 0 && (
          <p className={classes['none']}>{t('No duplicates, in the file or with what is stored.')}</p>
        )}
        {groups.map((group, at) => (
          <DuplicateGroupCard
            // A group has no name of its own; within one dry run its place does not change.
            key={`${dryRunId}:${kind ?? 'all'}:${at}`}
            group={group}
            label={kindLabels[group.kind]}
            fields={fields}
            busy={busy || stale}
            onMerge={(choice) => merge(choice)}
          />
        ))}
        {more && (
          <div className={classes['more']}>
            <Button onClick={more}>{t('Show more')}</Button>
          </div>
        )}
        {cutOff && !more && groups.length > 0 && (
          <p className={classes['none']}>
            {howLooked(cutOff)} {t('There may be more like these.')}
          </p>
        )}
      </div>
    </section>
  );
}

const howLooked = ({ in_large_blocks: crowded, nearest }: Duplicates['likely']): string =>
  t(
    crowded === 0
      ? 'Only the likeliest are listed.'
      : '{n, plural, one {# new company shares} other {# new companies share}} a beginning, an ending or a ' +
          'word with many others: compared with the {nearest} nearest by name.',
    { n: crowded, nearest },
  );

function KindButton(props: { label: string; count: number; pressed: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={props.pressed}
      onClick={(event) => {
        event.currentTarget.scrollIntoView({ inline: 'nearest', block: 'nearest' });
        props.onPress();
      }}
    >
      {props.label} <span className={bar['count']}>{formatCount(props.count)}</span>
    </button>
  );
}
