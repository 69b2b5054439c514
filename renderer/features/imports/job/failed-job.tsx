// An import that could not go on: why, what it left behind, and the way on.
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob, RunOptions } from '../../../../shared/schema/import.ts';
import { useImportOpener } from '../../../ui/import-opener.tsx';
import { InlineError } from '../../../ui/message.tsx';
import { ActionBar, PageBody, SidePanel, Spacer } from '../../../ui/page.tsx';
import { useRun } from '../wizard/check/use-run.ts';
import { HistorySection } from '../history/history-section.tsx';
import classes from './job-layout.module.css';
import { timingOf, writtenSoFar } from './headline.ts';
import { ledgerOf } from './ledger.ts';
import { LedgerView } from './ledger-view.tsx';
import { UndoPanel } from './undo/undo-panel.tsx';
import { useUndoActions } from './undo/use-undo.ts';

export function FailedJob({ job, message }: { job: ImportJob; message: string }) {
  const undo = useUndoActions(job.job_id);
  return (
    <>
      <PageBody>
        <section className={classes['main']} aria-label={t('Import that failed')}>
          <div className={classes['top']} role="alert">
            <h2>{t('The import could not be finished.')}</h2>
            <p>
              {writtenSoFar(job)} {timingOf(job)}
            </p>
          </div>
          <div className={classes['problem']}>
            <InlineError>{message}</InlineError>
          </div>
          <LedgerView ledger={ledgerOf(job)} />
          <HistorySection current={job.job_id} />
        </section>
        <SidePanel label={t('Undo of what was written')}>
          <UndoPanel job={job} actions={undo} />
        </SidePanel>
      </PageBody>
      {job.source_id === null ? <StartOver /> : <TryAgain job={job} sourceId={job.source_id} />}
    </>
  );
}

function StartOver() {
  const opener = useImportOpener();
  return (
    <ActionBar>
      <Spacer />
      <Button variant="filled" onClick={opener.chooseFile}>
        {t('Import a file')}
      </Button>
    </ActionBar>
  );
}

/** As it ran, put down to the recipe that it ran by. */
const optionsOf = ({ options, recipe }: ImportJob): RunOptions => ({
  ...options,
  ...(recipe?.id ? { recipe: { id: recipe.id } } : {}),
});

function TryAgain({ job, sourceId }: { job: ImportJob; sourceId: string }) {
  const navigate = useNavigate();
  const { run, busy, error } = useRun(sourceId);
  return (
    <>
      {error && (
        <div className={classes['notice']}>
          <InlineError>{error.message}</InlineError>
        </div>
      )}
      <ActionBar>
        <Button
          variant="subtle"
          onClick={() =>
            void navigate({ to: '/imports/new/$sourceId', params: { sourceId }, search: { step: 'columns' } })
          }
        >
          {t('Back to columns')}
        </Button>
        <Spacer />
        <Button variant="filled" loading={busy} onClick={() => run(optionsOf(job))}>
          {t('Try again')}
        </Button>
      </ActionBar>
    </>
  );
}
