// What the last step shows, decided by the job alone: the same after a reload as during the run.
import type { ImportJob, ImportProgress } from '../../../../shared/schema/import.ts';
import { formatCount, plural } from '../../../lib/format.ts';
import { formatRate, formatTimeLeft } from '../format.ts';

export type JobView =
  | { kind: 'running'; stoppable: boolean }
  | { kind: 'completed' }
  | { kind: 'cancelled' }
  | { kind: 'failed'; message: string };

const withoutReason = 'The import ended without saying why. Try again.';

export function viewOf(job: ImportJob): JobView {
  if (job.status === 'completed' || job.status === 'cancelled') return { kind: job.status };
  if (job.status === 'failed') return { kind: 'failed', message: job.failure?.message ?? withoutReason };
  return { kind: 'running', stoppable: job.progress.phase !== 'done' };
}

export const isUnderWay = (job: ImportJob): boolean => viewOf(job).kind === 'running';

const phaseLabels: Record<ImportProgress['phase'], string> = {
  waiting: 'Waiting to start',
  reading: 'Reading the file',
  writing: 'Writing companies',
  indexing: 'Building the indexes',
  done: 'Finishing',
};

export const phaseLabel = (progress: ImportProgress): string => phaseLabels[progress.phase];

/** 0 … 100, or null while there is no telling. */
export function percentDone(progress: ImportProgress): number | null {
  if (progress.rows_total === null || progress.rows_total === 0) return null;
  return Math.min(100, Math.floor((progress.rows_done / progress.rows_total) * 100));
}

/** "4,200 of 69,152 rows", "4,200 rows so far". */
export function countDone(progress: ImportProgress): string {
  if (progress.rows_total === null) return `${plural(progress.rows_done, 'row', 'rows')} so far`;
  return `${formatCount(progress.rows_done)} of ${plural(progress.rows_total, 'row', 'rows')}`;
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
