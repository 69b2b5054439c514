// The import as it runs and what came of it: the wizard's last step, and what history opens.
import { getRouteApi } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { toApiError } from '../../../api/api-error.ts';
import { ErrorMessage, Loading } from '../../../ui/message.tsx';
import { Page } from '../../../ui/page.tsx';
import { WizardHeader } from '../wizard/frame/wizard-header.tsx';
import { FailedJob } from './failed-job.tsx';
import { jobTitle } from './job-title.ts';
import { viewOf } from './job-view.ts';
import { ResultView } from './result-view.tsx';
import { RunningJob } from './running-job.tsx';
import { useImportJob } from './use-import-job.ts';

const route = getRouteApi('/imports/$jobId');

export function ImportJobPage() {
  const { jobId } = route.useParams();
  const { data, error, refetch } = useImportJob(jobId);
  if (data) return <JobPage key={jobId} job={data.data} />;
  if (!error) return <Loading label={t('Opening the import')} />;
  const failure = toApiError(error);
  if (failure.code === 'not_found') {
    return (
      <ErrorMessage title={t('There is no such import')} error={{ message: t('Open one from Imports.') }} />
    );
  }
  return (
    <ErrorMessage title={t('The import could not be shown')} error={failure} onRetry={() => void refetch()} />
  );
}

function JobPage({ job }: { job: ImportJob }) {
  const view = viewOf(job);
  return (
    <Page>
      <WizardHeader
        title={jobTitle(job)}
        step="result"
        closeLabel={view.kind === 'running' ? t('Close. The import goes on.') : t('Close')}
      />
      {view.kind === 'running' && <RunningJob job={job} stoppable={view.stoppable} />}
      {view.kind === 'failed' && <FailedJob job={job} message={view.message} />}
      {(view.kind === 'completed' || view.kind === 'cancelled') && <ResultView job={job} />}
    </Page>
  );
}
