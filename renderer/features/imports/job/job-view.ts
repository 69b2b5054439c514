// What the last step shows, decided by the job alone: the same after a reload as during the run.
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob, ImportProgress } from '../../../../shared/schema/import.ts';
import { countRowsOf, formatRate, formatTimeLeft } from '../format.ts';

export type JobView =
  | { kind: 'running'; stoppable: boolean }
  | { kind: 'completed' }
  | { kind: 'cancelled' }
  | { kind: 'failed'; message: string };

const withoutReason = t('The import ended without saying why. Try again.');

export function viewOf(job: ImportJob): JobView {
  if (job.status === 'completed' || job.status === 'cancelled') return { kind: job.status };
  if (job.status === 'failed') return { kind: 'failed', message: job.failure?.message ?? withoutReason };
  return { kind: 'running', stoppable: job.progress.phase !== 'done' };
}

export const isUnderWay = (job: ImportJob): boolean => viewOf(job).kind === 'running';

const phaseLabels: Record<ImportProgress['phase'], string> = {
  waiting: t('Waiting to start'),
  reading: t('Reading the file'),
  writing: t('Writing companies'),
  indexing: t('Building the indexes'),
  done: t('Finishing'),
};

export const phaseLabel = (progress: ImportProgress): string => phaseLabels[progress.phase];

/** 0 … 100, or null while there is no telling. */
export function percentDone(progress: ImportProgress): number | null {
  if (progress.rows_total === null || progress.rows_total === 0) return null;
  return Math.min(100, Math.floor((progress.rows_done / progress.rows_total) * 100));
}

/** "4,200 of 69,152 rows", "4,200 rows so far". */
export function countDone(progress: ImportProgress): string {
  const { rows_done: done, rows_total: total } = progress;
  if (total === null) return t('{n, plural, one {# row} other {# rows}} so far', { n: done });
  return countRowsOf(done, total);
}

/** Rate and time left, as far as they are known. */
export function paceOf(progress: ImportProgress): string[] {
  const pace = progress.rows_per_second;
  const left = progress.seconds_left;
  return [
    ...(pace === null || pace <= 0 ? [] : [formatRate(pace)]),
    ...(left === null ? [] : [formatTimeLeft(left)]),
  ];
}
