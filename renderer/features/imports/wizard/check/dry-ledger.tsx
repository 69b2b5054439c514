// What the import will do, in numbers that add up, and how fresh that is.
import { Button } from '@mantine/core';
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import { t } from '../../../../../shared/messages/message.ts';
import { formatDuration } from '../../../../lib/format.ts';
import { ProgressBar } from '../../../../ui/progress.tsx';
import { ledgerOf, plannedLabels } from '../../job/ledger.ts';
import { LedgerView } from '../../job/ledger-view.tsx';
import section from '../frame/section.module.css';
import { progressText, shareOf } from './checking.tsx';
import classes from './dry-ledger.module.css';
import type { DryRunState } from './use-dry-run.ts';

export function DryLedger({ dryRun, tried }: { dryRun: DryRun; tried: DryRunState }) {
  return (
    <section
      className={classes['ledger']}
      aria-label={t('What this import will do')}
      aria-busy={tried.checking}
    >
      <div className={classes['line']}>
        <h2 className={section['head']}>{t('What this import will do')}</h2>
        {tried.checking ? <Again tried={tried} /> : <Fresh dryRun={dryRun} tried={tried} />}
      </div>
      <div className={classes['numbers']} data-stale={tried.checking}>
        <LedgerView
          ledger={ledgerOf(dryRun)}
          labels={plannedLabels}
          about={t('What would become of the rows')}
        />
      </div>
    </section>
  );
}

function Fresh({ dryRun, tried }: { dryRun: DryRun; tried: DryRunState }) {
  if (tried.error)
    return (
      <span className={section['caption']}>
        {t('Of before the last change.')}{' '}
        <Button size="xs" variant="subtle" onClick={tried.again}>
          {t('Check again')}
        </Button>
      </span>
    );
  return (
    <span className={section['caption']}>
      {t('Tried on the real data just now, in {duration}. Nothing has been written.', {
        duration: formatDuration(dryRun.seconds),
      })}
    </span>
  );
}

function Again({ tried: { progress, stop } }: { tried: DryRunState }) {
  return (
    <output className={classes['again']}>
      <span className={section['caption']}>
        {t('Checking again.')} {progress && progressText(progress)}
      </span>
      <ProgressBar label={t('Rows tried')} size="mini" share={shareOf(progress)} />
      <Button size="xs" variant="subtle" onClick={stop}>
        {t('Stop')}
      </Button>
    </output>
  );
}
