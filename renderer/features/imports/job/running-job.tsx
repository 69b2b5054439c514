// An import under way: how far, how fast, how long, and Stop. It goes on when the person leaves.
import { Button } from '@mantine/core';
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { InlineError } from '../../../ui/message.tsx';
import { PageBody } from '../../../ui/page.tsx';
import { ProgressBar } from '../../../ui/progress.tsx';
import classes from './job-layout.module.css';
import { countDone, paceOf, percentDone, phaseLabel } from './job-view.ts';
import { ledgerOf } from './ledger.ts';
import { LedgerView } from './ledger-view.tsx';
import { useStopJob } from './use-import-job.ts';

export function RunningJob({ job, stoppable }: { job: ImportJob; stoppable: boolean }) {
  const { stop, stopping, error } = useStopJob(job.job_id);
  const { progress } = job;
  const percent = percentDone(progress);
  const phase = stopping ? t('Stopping after the rows in hand') : phaseLabel(progress);
  return (
    <PageBody>
      <section className={classes['main']} aria-label={t('Import under way')}>
        <div className={classes['top']}>
          <h2>{t('Import under way')}</h2>
          <p>
            {t('You can leave this page; the import goes on. What is written stays, also when you stop it.')}
          </p>
        </div>
        <div className={classes['progress']}>
          <ProgressBar label={phase} share={percent === null ? null : percent / 100} />
          <div className={classes['progressLine']}>
            <b aria-live="polite">{phase}</b>
            <span>
              {countDone(progress)}
              {percent !== null && `, ${percent} %`}
            </span>
            {!stopping && paceOf(progress).map((text) => <span key={text}>{text}</span>)}
            <Button disabled={!stoppable || stopping} onClick={stop}>
              {t('Stop')}
            </Button>
          </div>
          {error && <InlineError>{error.message}</InlineError>}
        </div>
        <LedgerView ledger={ledgerOf(job)} />
      </section>
    </PageBody>
  );
}
