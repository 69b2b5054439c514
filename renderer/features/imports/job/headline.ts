// The sentence over a finished import: exactly what was written.
import type { ImportJob, Ledger } from '../../../../shared/schema/import.ts';
import { formatCount, formatDuration, plural } from '../../../lib/format.ts';
import { formatRate, formatWhenInSentence } from '../format.ts';
import { ledgerOf, rowsRead } from './ledger.ts';

const companies = (count: number): string => plural(count, 'company', 'companies');

/** "4,816 companies created, 6,209 updated." */
export function headlineOf(ledger: Ledger): string {
  const { created, updated } = ledger;
  if (created > 0 && updated > 0) return `${companies(created)} created, ${formatCount(updated)} updated.`;
  if (created > 0) return `${companies(created)} created.`;
  if (updated > 0) return `${companies(updated)} updated.`;
  return rowsRead(ledger) === 0 ? 'The file has no rows to import.' : 'No company was created or changed.';
}

/** What a stopped or failed import left behind. */
export function writtenSoFar(job: ImportJob): string {
  const ledger = ledgerOf(job);
  const read = rowsRead(ledger);
  if (read === 0) return 'Nothing was written.';
  const total = job.progress.rows_total;
  const rows =
    total === null || total <= read
      ? plural(read, 'row', 'rows')
      : `${formatCount(read)} of ${plural(total, 'row', 'rows')}`;
  if (ledger.created + ledger.updated === 0) return `${rows} read before that; no company was written.`;
  return `${rows} read before that: ${companies(ledger.created)} created, ${formatCount(ledger.updated)} updated. They stay.`;
}

/** "Finished today at 14:06 after 7.4 s, 1,690 rows a second." */
export function timingOf(job: ImportJob, now: Date = new Date()): string {
  if (job.finished_at === null) return '';
  const ended = job.status === 'completed' ? 'Finished' : job.status === 'cancelled' ? 'Stopped' : 'Failed';
  const when = `${ended} ${formatWhenInSentence(job.finished_at, now)}`;
  if (job.started_at === null) return `${when}.`;
  const seconds = (Date.parse(job.finished_at) - Date.parse(job.started_at)) / 1000;
  const read = rowsRead(ledgerOf(job));
  const pace = seconds < 0.05 || read === 0 ? '' : `, ${formatRate(read / seconds)}`;
  return `${when} after ${formatDuration(seconds)}${pace}.`;
}
