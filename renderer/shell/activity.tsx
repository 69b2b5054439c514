// Right end of the status bar: imports that run now, with progress and a way to stop them.
import { Link, useLocation } from '@tanstack/react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { t } from '../../shared/messages/message.ts';
import { cancelImportJob, listImportJobs } from '../../shared/contract/imports.ts';
import type { BackendEvent } from '../../shared/events.ts';
import type { ImportJob } from '../../shared/schema/import.ts';
import { call } from '../api/client.ts';
import { useBackendEvent } from '../api/events.ts';
import { queryOf } from '../api/query.ts';
import { formatShare } from '../lib/format.ts';
import { ProgressBar } from '../ui/progress.tsx';
import { RunningExport } from './running-export.tsx';
import { RunningBatch } from './running-batch.tsx';
import { RunningBulk } from './running-bulk.tsx';
import classes from './activity.module.css';

type Failed = Extract<BackendEvent, { topic: 'import:failed' }>;

const isActive = (job: ImportJob): boolean => job.status === 'queued' || job.status === 'running';

export function shareOf({ progress }: ImportJob): number | null {
  if (progress.rows_total === null || progress.rows_total === 0) return null;
  return Math.min(progress.rows_done / progress.rows_total, 1);
}

function RunningImport({ job }: { job: ImportJob }) {
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => call(cancelImportJob, { params: { jobId: job.job_id } }),
    onSettled: () => client.invalidateQueries({ queryKey: [listImportJobs.name] }),
  });
  const name = job.file_name ?? t('Import');
  const share = shareOf(job);
  return (
    <span className={classes['job']}>
      <Link to="/imports/$jobId" params={{ jobId: job.job_id }} className={classes['name']} title={name}>
        {name}
      </Link>
      <ProgressBar label={t('Import of {name}', { name })} share={share} size="mini" />
      {share !== null && <span>{formatShare(share)}</span>}
      <button
        type="button"
        className={classes['stop']}
        disabled={stop.isPending}
        onClick={() => stop.mutate()}
        aria-label={t('Stop the import of {name}', { name })}
      >
        {stop.isPending ? t('Stopping') : t('Stop')}
      </button>
    </span>
  );
}

/** Imports that failed while this window was open and that were not looked at since. */
function useFailedImports(): ImportJob[] {
  const [failed, setFailed] = useState<ImportJob[]>([]);
  const { pathname } = useLocation();
  useBackendEvent(
    'import:failed',
    useCallback(({ payload }: Failed) => payload && setFailed((jobs) => [...jobs, payload]), []),
  );
  const unseen = failed.filter(({ job_id }) => !pathname.endsWith(job_id));
  if (unseen.length !== failed.length) setFailed(unseen);
  return unseen;
}

function FailedImport({ job }: { job: ImportJob }) {
  return (
    <Link to="/imports/$jobId" params={{ jobId: job.job_id }} className={classes['failed']}>
      <IconX size={12} stroke={1.8} aria-hidden="true" />
      {t('{name} failed', { name: job.file_name ?? t('Import') })}
    </Link>
  );
}

export function Activity() {
  const { data } = useQuery({
    ...queryOf(listImportJobs, { query: { limit: 20 } }),
    // Events carry the progress; this catches one that was missed.
    refetchInterval: (query) => (query.state.data?.data.items.some(isActive) ? 5000 : false),
  });
  const failed = useFailedImports();
  const active = data?.data.items.filter(isActive) ?? [];
  const [first] = active;
  return (
    <div className={classes['activity']}>
      {failed.slice(-2).map((job) => (
        <FailedImport key={job.job_id} job={job} />
      ))}
      {active.length > 1 && <Link to="/imports">{t('{n} imports run', { n: active.length })}</Link>}
      {first && <RunningImport job={first} />}
      <RunningBatch />
      <RunningBulk />
      <RunningExport />
      <span>{t('Local only')}</span>
    </div>
  );
}
