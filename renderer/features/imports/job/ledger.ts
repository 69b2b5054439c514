// An import's ledger: what became of every row that was read.
import type { Fate, ImportJob, Ledger } from '../../../../shared/schema/import.ts';

export const fateLabels: Record<Fate, string> = {
  created: 'Created',
  updated: 'Updated',
  unchanged: 'Unchanged',
  skipped: 'Skipped',
  failed: 'Failed',
  blank: 'Blank',
};

export const ledgerOf = (job: ImportJob): Ledger => ({
  created: job.created_count,
  updated: job.updated_count,
  unchanged: job.unchanged_count,
  skipped: job.skipped_count,
  failed: job.failed_count,
  blank: job.blank_count,
});

export const rowsRead = (ledger: Ledger): number =>
  Object.values(ledger).reduce((sum, count) => sum + count, 0);
