// What an import did, whole or stopped half-way: the sentence, the ledger, the rows that failed, and where to go next.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { toApiError } from '../../../api/api-error.ts';
import { useImportOpener } from '../../../ui/import-opener.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { InlineError } from '../../../ui/message.tsx';
import { ActionBar, PageBody, SidePanel, Spacer } from '../../../ui/page.tsx';
import { useNextKey } from '../use-next-key.ts';
import { HistorySection } from '../history/history-section.tsx';
import { FailedRows } from './failed-rows.tsx';
import { headlineOf, timingOf, writtenSoFar } from './headline.ts';
import { JobFacts } from './job-facts.tsx';
import classes from './job-layout.module.css';
import { ledgerOf } from './ledger.ts';
import { LedgerView } from './ledger-view.tsx';
import { RecipePanel } from './recipe-panel.tsx';
import { NotTakenValues } from './not-taken.tsx';
import { describeIgnored, describeResubmitted } from './resubmit/resubmit-words.ts';
import { useResubmit } from './resubmit/use-resubmit.ts';
import { RepairedRows } from './repaired-rows.tsx';
import { SourceNote } from './source-note.tsx';
import { SourceRows } from './source-rows.tsx';
import { UndoPanel } from './undo/undo-panel.tsx';
import { useFreshUndo } from './undo/use-fresh-undo.tsx';
import { useUndoActions } from './undo/use-undo.ts';

export function ResultView({ job }: { job: ImportJob }) {
  const ledger = ledgerOf(job);
  const cancelled = job.status === 'cancelled';
  const undo = useUndoActions(job.job_id);
  const resubmit = useResubmit(job.job_id);
  useFreshUndo(job, undo.undo);
  return (
    <>
      <PageBody>
        <section className={classes['main']} aria-label={t('Result of the import')}>
          <div className={classes['top']} aria-live="polite">
            <h2>{cancelled ? t('You stopped this import.') : headlineOf(ledger)}</h2>
            <p>
              {job.undo.state === 'undone' && `${t('Undone since.')} `}
              {cancelled && `${writtenSoFar(job)} `}
              {timingOf(job)} {t('Every row that was read is accounted for:')}
            </p>
          </div>
          <LedgerView ledger={ledger} />
          {ledger.failed > 0 && (
            <FailedRows
              jobId={job.job_id}
              fileName={job.file_name}
              failed={ledger.failed}
              sending={resubmit.isPending}
              onFixed={resubmit.mutate}
            />
          )}
          {resubmit.data && (
            <p className={classes['sent']} aria-live="polite">
              {describeResubmitted(resubmit.data)} {describeIgnored(resubmit.data)}
            </p>
          )}
          {resubmit.error && <InlineError>{toApiError(resubmit.error).message}</InlineError>}
          <NotTakenValues jobId={job.job_id} />
          <RepairedRows job={job} />
          <SourceRows job={job} />
          <HistorySection current={job.job_id} />
        </section>
        <SidePanel label={t('How it was imported')}>
          <UndoPanel job={job} actions={undo} />
          <RecipePanel job={job} />
          <JobFacts job={job} />
        </SidePanel>
      </PageBody>
      <SourceNote job={job} />
      <NextBar job={job} written={ledger.created + ledger.updated} />
    </>
  );
}

function NextBar({ job, written }: { job: ImportJob; written: number }) {
  const opener = useImportOpener();
  const navigate = useNavigate();
  const show = () =>
    void navigate({ to: '/companies', search: written === 0 ? {} : { importJob: job.job_id } });
  useNextKey(show);
  return (
    <ActionBar>
      <Button
        variant="subtle"
        leftSection={<IconPlus size={14} stroke={1.4} aria-hidden="true" />}
        onClick={opener.chooseFile}
      >
        {t('Import another file')}
      </Button>
      <Spacer />
      <Button variant="filled" rightSection={<Kbd keys="Mod ↵" />} onClick={show}>
        {written === 0 ? t('Show all companies') : t('Show these companies')}
      </Button>
    </ActionBar>
  );
}
