// Right end of the status bar: imports that run now, with progress and a way to stop them.
import { Link } from '@tanstack/react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { cancelImportJob, listImportJobs } from '../../shared/contract/imports.ts';
import type { ImportJob } from '../../shared/schema/import.ts';
import { call } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { formatShare } from '../lib/format.ts';
import { ProgressBar } from '../ui/progress.tsx';
import classes from './activity.module.css';

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
  const name = job.file_name ?? 'Import';
  const share = shareOf(job);
  return (
    <span className={classes['job']}>
      <Link to="/imports/$jobId" params={{ jobId: job.job_id }} className={classes['name']} title={name}>
        {name}
      </Link>
      <ProgressBar label={`Import of ${name}`} share={share} size="mini" />
      {share !== null && <span>{formatShare(share)}</span>}
      <button
        type="button"
        className={classes['stop']}
        disabled={stop.isPending}
        onClick={() => stop.mutate()}
        aria-label={`Stop the import of ${name}`}
      >
        {stop.isPending ? 'Stopping' : 'Stop'}
      </button>
    </span>
  );
}

export function Activity() {
  const { data } = useQuery({
    ...queryOf(listImportJobs, { query: { limit: 20 } }),
    // Events carry the progress; this catches one that was missed.
    refetchInterval: (query) => (query.state.data?.data.items.some(isActive) ? 5000 : false),
  });
  const active = data?.data.items.filter(isActive) ?? [];
  const [first] = active;
  return (
    <div className={classes['activity']}>
      {active.length > 1 && <Link to="/imports">{active.length} imports run</Link>}
      {first && <RunningImport job={first} />}
      <span>Local only</span>
    </div>
  );
}
