// The state of an import in the words of the history table.
import type { ImportJob } from '../../../../shared/schema/import.ts';
import type { UndoSummary } from '../../../../shared/schema/undo.ts';
import { formatDate, plural } from '../../../lib/format.ts';
import { percentDone } from '../job/job-view.ts';

export function stateOf(job: ImportJob): string {
  if (job.status === 'completed') return effectOf(job.undo, 'In effect');
  if (job.status === 'cancelled') return effectOf(job.undo, 'Stopped');
  if (job.status === 'failed') return 'Failed';
  if (job.status === 'queued') return 'Waiting';
  const percent = percentDone(job.progress);
  return percent === null ? 'Running' : `Running, ${percent} %`;
}

/** "Undone, 12 cells kept", "Undone 30 Oct 2026". */
function effectOf({ state, last }: UndoSummary, inEffect: string): string {
  if (state === 'undoing') return 'Undoing';
  if (state === 'redoing') return 'Bringing back';
  if (state === 'partly') return 'Undone in part';
  if (state !== 'undone' || !last) return inEffect;
  if (last.kept_cells_count > 0) return `Undone, ${plural(last.kept_cells_count, 'cell', 'cells')} kept`;
  return `Undone ${formatDate(last.finished_at ?? last.created_at)}`;
}
