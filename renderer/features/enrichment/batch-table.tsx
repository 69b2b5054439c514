// Batches, newest first: how far each is, what it cost and what it waits for.
import { Link, getRouteApi } from '@tanstack/react-router';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { formatCount, formatDateTime } from '../../lib/format.ts';
import { formatCents } from '../../lib/money.ts';
import plain from '../../ui/plain-table.module.css';
import { BatchBar } from './batch-bar.tsx';
import { BatchState, nameOf } from './batch-state.tsx';
import { useProviderNames } from './use-batches.ts';
import classes from './enrichment.module.css';

const route = getRouteApi('/enrichment');

type Props = { batches: readonly EnrichBatch[]; chosen: string | undefined };

export function BatchTable({ batches, chosen }: Props) {
  return (
    <table className={`${plain['table']} ${classes['batches']}`} aria-label={t('Batches')}>
      <thead>
        <tr>
          <th className={classes['no']}>{t('No.')}</th>
          <th className={classes['batch']}>{t('Batch')}</th>
          <th className={classes['providers']}>{t('Providers')}</th>
          <th>{t('Progress')}</th>
          <th className={classes['money']}>{t('Spent / cap, €')}</th>
          <th className={classes['stateColumn']}>{t('State')}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <BatchRow key={batch.id} batch={batch} isChosen={batch.id === chosen} />
        ))}
      </tbody>
    </table>
  );
}

function BatchRow({ batch, isChosen }: { batch: EnrichBatch; isChosen: boolean }) {
  const navigate = route.useNavigate();
  const nameOfProvider = useProviderNames();
  const { id, no, createdAt, createdBy } = batch;
  const name = nameOf(batch);
  const providers = batch.providers.map(({ provider }) => nameOfProvider(provider)).join(', ');
  const made = t('{name}, {when} by {who}', { name, when: formatDateTime(createdAt), who: createdBy });
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the link in it does the same by key
    <tr
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => void navigate({ replace: true, search: (before) => ({ ...before, batch: id }) })}
    >
      <td className={classes['no']}>{String(no)}</td>
      <td className={classes['batch']} title={made}>
        <Link from="/enrichment" to="/enrichment" replace search={(before) => ({ ...before, batch: id })}>
          {name}
        </Link>
      </td>
      <td className={classes['providers']} title={providers}>
        {providers}
      </td>
      <td>
        <span className={classes['progress']}>
          <BatchBar batch={batch} size="row" />
          <span className={classes['progressText']}>{progressOf(batch)}</span>
        </span>
      </td>
      <td className={classes['money']}>
        {formatCents(batch.cost)} <span className={classes['faint']}>/ {formatCents(batch.budget ?? 0)}</span>
      </td>
      <td className={classes['stateColumn']}>
        <BatchState batch={batch} />
      </td>
    </tr>
  );
}

const progressOf = ({ total, pending }: EnrichBatch): string =>
  pending === 0
    ? formatCount(total)
    : t('{done, number} of {total, number}', { done: total - pending, total });
