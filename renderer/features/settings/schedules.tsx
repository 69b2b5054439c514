// What is looked up again and again, or once later: when each runs next, what became of its last run, and the ways to pause or end it.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listEnrichments, listProviders } from '../../../shared/contract/enrichment.ts';
import {
  deleteSchedule,
  listSchedules,
  runSchedule,
  updateSchedule,
} from '../../../shared/contract/schedules.ts';
import { locale, t } from '../../../shared/messages/message.ts';
import type { Schedule } from '../../../shared/schema/schedule.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { formatWhen } from '../../lib/format.ts';
import { formatEuros } from '../../lib/money.ts';
import { rhythmWords } from '../../lib/rhythm.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { InlineError } from '../../ui/message.tsx';
import { Section } from './section.tsx';
import own from './providers.module.css';
import classes from './settings.module.css';

/** A run may begin at any minute. */
const pollEvery = 30_000;

type Change = { id: string; to: 'run' | 'pause' | 'resume' | 'delete' };

function send({ id: scheduleId, to }: Change): Promise<unknown> {
  const params = { scheduleId };
  const options = { idempotencyKey: crypto.randomUUID() };
  if (to === 'run') return call(runSchedule, { params }, options);
  if (to === 'delete') return call(deleteSchedule, { params });
  return call(updateSchedule, { params, body: { isPaused: to === 'pause' } });
}

export function Schedules() {
  const client = useQueryClient();
  const { data, error } = useQuery({ ...queryOf(listSchedules, {}), refetchInterval: pollEvery });
  const [deleted, setDeleted] = useState<Schedule | null>(null);
  const change = useMutation({
    mutationFn: send,
    onSuccess: () => setDeleted(null),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [listEnrichments.name] });
      return client.invalidateQueries({ queryKey: [listSchedules.name] });
    },
  });
  // What the dialog failed at is said in it.
  const failure = error ?? (deleted ? null : change.error);
  const items = data?.data.items ?? [];
  return (
    <Section
      title={t('Schedules of enrichment')}
      hint={t('Batches that start by themselves. Nothing else ever runs again unless a person says so.')}
    >
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {items.length > 0 && (
        <ul className={own['list']} aria-label={t('Schedules of enrichment')}>
          {items.map((schedule) => (
            <ScheduleRow
              key={schedule.id}
              schedule={schedule}
              change={change}
              onDelete={() => {
                change.reset();
                setDeleted(schedule);
              }}
            />
          ))}
        </ul>
      )}
      {data && items.length === 0 && (
        <p className={classes['empty']}>{t('None. A new batch can be put on a schedule.')}</p>
      )}
      <div className={own['attach']}>
        <Button renderRoot={(props) => <Link {...props} to="/enrichment" search={{ create: true }} />}>
          {t('New batch')}
        </Button>
      </div>
      {deleted && (
        <ConfirmDialog
          opened
          title={t('Delete {name}?', { name: deleted.name })}
          action={t('Delete the schedule')}
          busy={change.isPending}
          onConfirm={() => change.mutate({ id: deleted.id, to: 'delete' })}
          onClose={() => setDeleted(null)}
        >
          {t('It does not run again. Its batches stay, and one that is under way goes on.')}
          {change.error && <InlineError>{toApiError(change.error).message}</InlineError>}
        </ConfirmDialog>
      )}
    </Section>
  );
}

type RowProps = {
  schedule: Schedule;
  change: UseMutationResult<unknown, Error, Change>;
  onDelete: () => void;
};

function ScheduleRow({ schedule, change, onDelete }: RowProps) {
  const { id, name, isPaused, nextRunAt, rhythm } = schedule;
  const what = useWhat(schedule);
  const isOver = nextRunAt === null && !isPaused;
  return (
    <li className={own['row']}>
      <div className={own['what']}>
        <p title={name}>{name}</p>
        <p className={own['quiet']} title={what}>
          {what}
        </p>
      </div>
      <div className={own['when']} data-state={isPaused ? 'paused' : 'ready'}>
        <p title={rhythmWords(rhythm)}>{nextWords(schedule)}</p>
        <LastRun lastRun={schedule.lastRun} />
      </div>
      <Button
        size="xs"
        disabled={change.isPending}
        aria-label={t('Run {name} now', { name })}
        onClick={() => change.mutate({ id, to: 'run' })}
      >
        {t('Run now')}
      </Button>
      {!isOver && (
        <Button
          size="xs"
          disabled={change.isPending}
          aria-label={isPaused ? t('Let {name} go on', { name }) : t('Pause {name}', { name })}
          onClick={() => change.mutate({ id, to: isPaused ? 'resume' : 'pause' })}
        >
          {isPaused ? t('Go on') : t('Pause')}
        </Button>
      )}
      <Button
        size="xs"
        variant="subtle"
        color="red"
        aria-label={t('Delete {name}', { name })}
        onClick={onDelete}
      >
        {t('Delete')}
      </Button>
    </li>
  );
}

function nextWords({ isPaused, nextRunAt }: Schedule): string {
  if (isPaused) return t('Paused');
  return nextRunAt === null ? t('has run') : t('next {when}', { when: formatWhen(nextRunAt) });
}

/** When, about what, by whom, and for how much. */
function useWhat({ rhythm, records, entity, providers, budget }: Schedule): string {
  const { data } = useQuery(queryOf(listProviders, {}));
  const nameOf = (code: string): string => {
    const label = data?.data.items.find((one) => one.code === code)?.label;
    return label === undefined ? code : t(label);
  };
  const by = new Intl.ListFormat(locale()).format(providers.map(({ provider }) => nameOf(provider)));
  const about =
    records === null
      ? entity === 'company'
        ? t('a list of companies')
        : t('a list of people')
      : t('{n, plural, one {# record} other {# records}}', { n: records });
  const values = { rhythm: rhythmWords(rhythm), about, by };
  return budget === null
    ? t('{rhythm}: {about}, {by}', values)
    : t('{rhythm}: {about}, {by}, at most {amount} a run', { ...values, amount: formatEuros(budget) });
}

function LastRun({ lastRun }: Pick<Schedule, 'lastRun'>) {
  if (lastRun === null) return <p className={own['quiet']}>{t('has not run yet')}</p>;
  const { at, batchId, problem } = lastRun;
  const words = t('ran {when}', { when: formatWhen(at) });
  if (problem !== null)
    return (
      <p className={own['problem']} title={problem}>
        {problem}
      </p>
    );
  return (
    <p className={own['quiet']}>
      {batchId === null ? (
        words
      ) : (
        <Link to="/enrichment" search={{ batch: batchId }}>
          {words}
        </Link>
      )}
    </p>
  );
}
