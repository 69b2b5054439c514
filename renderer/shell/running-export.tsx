// An export that runs now, with a way to stop it; at its end a word, and in a browser the file.
import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { t } from '../../shared/messages/message.ts';
import { cancelExport, getExportFile } from '../../shared/contract/exports.ts';
import type { BackendEvent } from '../../shared/events.ts';
import type { ExportJob } from '../../shared/schema/export.ts';
import { call, urlOf } from '../api/client.ts';
import { useBackendEvent } from '../api/events.ts';
import { formatShare } from '../lib/format.ts';
import { ProgressBar } from '../ui/progress.tsx';
import { toast } from '../ui/toast.ts';
import classes from './activity.module.css';

type Changed = Extract<BackendEvent, { topic: 'export:changed' }>;

export function RunningExport() {
  const [job, setJob] = useState<ExportJob | null>(null);
  useBackendEvent(
    'export:changed',
    useCallback(({ payload }: Changed) => {
      if (!payload) return;
      setJob(payload.status === 'running' ? payload : null);
      if (payload.status !== 'running') sayEnded(payload);
    }, []),
  );
  return job && <Running job={job} />;
}

function Running({ job }: { job: ExportJob }) {
  const stop = useMutation({ mutationFn: () => call(cancelExport, { params: { exportId: job.id } }) });
  const share = job.rowsTotal === 0 ? null : job.rowsDone / job.rowsTotal;
  return (
    <span className={classes['job']}>
      <span className={classes['name']} title={job.path ?? job.fileName}>
        {job.fileName}
      </span>
      <ProgressBar label={t('Export to {name}', { name: job.fileName })} share={share} size="mini" />
      {share !== null && <span>{formatShare(share)}</span>}
      <button
        type="button"
        className={classes['stop']}
        disabled={stop.isPending}
        onClick={() => stop.mutate()}
        aria-label={t('Stop the export to {name}', { name: job.fileName })}
      >
        {stop.isPending ? t('Stopping') : t('Stop')}
      </button>
    </span>
  );
}

function sayEnded(job: ExportJob): void {
  if (job.status === 'cancelled') return toast(t('Export stopped. Nothing was written.'));
  if (job.status === 'failed')
    return toast(t('Not exported: {reason}', { reason: job.failure?.message ?? '' }));
  toast(
    t('Exported {n, plural, one {# company} other {# companies}} to {place}.', {
      n: job.rowsDone,
      place: job.path ?? job.fileName,
    }),
  );
  if (job.path === null) fetchFile(job);
}

/** Hands the file to the browser. */
function fetchFile({ id, fileName }: ExportJob): void {
  const link = document.createElement('a');
  link.href = urlOf(getExportFile, { params: { exportId: id } });
  link.download = fileName;
  link.click();
}
