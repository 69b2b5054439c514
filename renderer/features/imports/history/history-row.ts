// The state of an import in the words of the history table.
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { percentDone } from '../job/job-view.ts';

export function stateOf(job: ImportJob): string {
  if (job.status === 'completed') return 'Done';
  if (job.status === 'cancelled') return 'Stopped';
  if (job.status === 'failed') return 'Failed';
  if (job.status === 'queued') return 'Waiting';
  const percent = percentDone(job.progress);
  return percent === null ? 'Running' : `Running, ${percent} %`;
}
