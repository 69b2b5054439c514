// An import's ledger: what became of every row that was read.
import { t, tc } from '../../../../shared/messages/message.ts';
import type { Fate, ImportJob, Ledger } from '../../../../shared/schema/import.ts';

export const fateLabels: Record<Fate, string> = {
  created: t('Created'),
  updated: t('Updated'),
  unchanged: t('Unchanged'),
  skipped: t('Skipped'),
  failed: tc('rows', 'Failed'),
  blank: t('Blank'),
};

/** The same of an import that has not run. */
export const plannedLabels: Record<Fate, string> = {
  created: t('Create'),
  updated: t('Update'),
  unchanged: t('Unchanged'),
  skipped: t('Skip'),
  failed: t('Fail'),
  blank: t('Blank'),
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
