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

/** The same of an import that has not run. */
export const plannedLabels: Record<Fate, string> = {
  created: 'Create',
  updated: 'Update',
  unchanged: 'Unchanged',
  skipped: 'Skip',
  failed: 'Fail',
  blank: 'Blank',
};

type Counts = Pick<ImportJob, `${Fate}_count`>;

export const ledgerOf = (job: Counts): Ledger => ({
  created: job.created_count,
  updated: job.updated_count,
  unchanged: job.unchanged_count,
  skipped: job.skipped_count,
  failed: job.failed_count,
  blank: job.blank_count,
});

export const rowsRead = (ledger: Ledger): number =>
  Object.values(ledger).reduce((sum, count) => sum + count, 0);
