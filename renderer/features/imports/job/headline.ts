// The sentence over a finished import: exactly what was written.
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob, Ledger } from '../../../../shared/schema/import.ts';
import { formatDuration } from '../../../lib/format.ts';
import { countRows, countRowsOf, formatRate, formatWhenInSentence } from '../format.ts';
import { ledgerOf, rowsRead } from './ledger.ts';

/** "4,816 companies created, 6,209 updated." */
export function headlineOf(ledger: Ledger): string {
  const { created, updated } = ledger;
  if (created > 0 && updated > 0)
    return t('{created, plural, one {# company} other {# companies}} created, {updated, number} updated.', {
      created,
      updated,
    });
  if (created > 0) return t('{n, plural, one {# company} other {# companies}} created.', { n: created });
  if (updated > 0) return t('{n, plural, one {# company} other {# companies}} updated.', { n: updated });
  return rowsRead(ledger) === 0
    ? t('The file has no rows to import.')
    : t('No company was created or changed.');
}

/** What a stopped or failed import left behind. */
export function writtenSoFar(job: ImportJob): string {
  const ledger = ledgerOf(job);
  const read = rowsRead(ledger);
  if (read === 0) return t('Nothing was written.');
  const total = job.progress.rows_total;
  const rows = total === null || total <= read ? countRows(read) : countRowsOf(read, total);
  const { created, updated } = ledger;
  if (created + updated === 0) return t('{rows} read before that; no company was written.', { rows });
  return t(
    '{rows} read before that: {created, plural, one {# company} other {# companies}} created, {updated, number} updated. They stay.',
    { rows, created, updated },
  );
}

/** "Finished today at 14:06 after 7.4 s, 1,690 rows a second." */
export function timingOf(job: ImportJob, now: Date = new Date()): string {
  if (job.finished_at === null) return '';
  const ended = { status: job.status, when: formatWhenInSentence(job.finished_at, now) };
  if (job.started_at === null)
    return t('{status, select, completed {Finished} cancelled {Stopped} other {Failed}} {when}.', ended);
  const seconds = (Date.parse(job.finished_at) - Date.parse(job.started_at)) / 1000;
  const read = rowsRead(ledgerOf(job));
  const time = formatDuration(seconds);
  if (seconds < 0.05 || read === 0)
    return t(
      '{status, select, completed {Finished} cancelled {Stopped} other {Failed}} {when} after {time}.',
      { ...ended, time },
    );
  return t(
    '{status, select, completed {Finished} cancelled {Stopped} other {Failed}} {when} after {time}, {pace}.',
    { ...ended, time, pace: formatRate(read / seconds) },
  );
}
