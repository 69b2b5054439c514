// Follows an import to its end by events, shows its progress on a terminal, and cancels it when told to stop.
import { cancelImportJob, getImportJob } from '../../../shared/contract/imports.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import { count, showProgress } from './print.ts';
import type { Api } from './with-backend.ts';

/** An event that went missing must not leave the command waiting. */
const lookEveryMs = 2000;

export async function followJob(
  api: Api,
  stop: AbortSignal,
  start: () => Promise<ImportJob>,
): Promise<ImportJob> {
  const ended = Promise.withResolvers<ImportJob>();
  let jobId: string | null = null;
  const see = (job: ImportJob): void => {
    if (job.job_id !== jobId) return;
    if (isOver(job)) ended.resolve(job);
    else showProgress(describe(job));
  };
  const forget = api.events.subscribe(({ payload }) => {
    if (payload && 'job_id' in payload) see(payload);
  });
  const job = await start();
  jobId = job.job_id;
  const look = async (): Promise<void> => {
    const params = { jobId: job.job_id };
    const { data } = await api.call(getImportJob, { params });
    see(data);
  };
  const timer = setInterval(() => void look().catch(ended.reject), lookEveryMs);
  const cancel = (): void =>
    void api.call(cancelImportJob, { params: { jobId: job.job_id } }).catch(ended.reject);
  stop.addEventListener('abort', cancel);
  if (stop.aborted) cancel();
  try {
    await look();
    return await ended.promise;
  } finally {
    showProgress('');
    clearInterval(timer);
    forget();
    stop.removeEventListener('abort', cancel);
  }
}

const isOver = ({ status }: ImportJob): boolean => status !== 'queued' && status !== 'running';

function describe({ progress }: ImportJob): string {
  const { rows_done, rows_total, rows_per_second, seconds_left, phase } = progress;
  const share = rows_total ? ` ${Math.min(100, Math.floor((rows_done / rows_total) * 100))} %` : '';
  const rate = rows_per_second === null ? '' : `, ${count(Math.round(rows_per_second))} rows/s`;
  const left = seconds_left === null ? '' : `, ${Math.ceil(seconds_left)} s left`;
  return `${phase}${share}: ${count(rows_done)} rows${rate}${left} (Ctrl-C stops)`;
}
