// The state of an import in the words of the history table.
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import type { UndoSummary } from '../../../../shared/schema/undo.ts';
import { formatDate } from '../../../lib/format.ts';
import { percentDone } from '../job/job-view.ts';

export function stateOf(job: ImportJob): string {
  if (job.status === 'completed') return effectOf(job.undo, t('In effect'));
  if (job.status === 'cancelled') return effectOf(job.undo, t('Stopped'));
  if (job.status === 'failed') return t('Failed');
  if (job.status === 'queued') return t('Waiting');
  const percent = percentDone(job.progress);
  return percent === null ? t('Running') : t('Running, {percent} %', { percent });
}

/** "Undone, 12 cells kept", "Undone 30 Oct 2026". */
function effectOf({ state, last }: UndoSummary, inEffect: string): string {
  if (state === 'undoing') return t('Undoing');
  if (state === 'redoing') return t('Bringing back');
  if (state === 'partly') return t('Undone in part');
  if (state !== 'undone' || !last) return inEffect;
  const { kept_cells_count: n } = last;
  if (n > 0) return t('Undone, {n, plural, one {# cell} other {# cells}} kept', { n });
  return t('Undone {date}', { date: formatDate(last.finished_at ?? last.created_at) });
}
