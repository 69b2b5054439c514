// The whole window while the store is damaged: what happened, where the original is, the ways on, and what came of the one
// that was taken. Nothing is done without a click here.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { t } from '../../../shared/messages/message.ts';
import { getRecovery } from '../../../shared/contract/recovery.ts';
import type { RecoveryStatus } from '../../../shared/schema/recovery.ts';
import { reportRecovered } from '../../api/damage.ts';
import { queryOf } from '../../api/query.ts';
import { toApiError } from '../../api/api-error.ts';
import { formatShare } from '../../lib/format.ts';
import { Logo } from '../../ui/logo.tsx';
import { ErrorMessage, Loading } from '../../ui/message.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { ChooseStep } from './choose-step.tsx';
import { DoneStep } from './done-step.tsx';
import { readingWords } from './table-words.ts';
import classes from './recovery-screen.module.css';

/** While it is being counted or worked. */
const askAgainMs = 300;

const isMoving = (status: RecoveryStatus | undefined): boolean =>
  status?.state !== 'done' && !(status?.state === 'damaged' && status.salvageable !== null);

export function RecoveryScreen() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    ...queryOf(getRecovery, {}),
    staleTime: 0,
    refetchInterval: (query) => (isMoving(query.state.data?.data) ? askAgainMs : false),
  });
  const open = (): void => {
    client.clear();
    reportRecovered();
  };
  return (
    <div className={classes['screen']}>
      <header className={classes['head']}>
        <Logo />
        Rowbench
      </header>
      <main className={classes['main']}>
        {data && <Step status={data.data} onChosen={() => void refetch()} onOpen={open} />}
        {!data && error && (
          <ErrorMessage
            title={t('The backend does not answer')}
            error={toApiError(error)}
            onRetry={() => void refetch()}
          />
        )}
        {!data && !error && <Loading label={t('Looking through the workspace')} />}
      </main>
    </div>
  );
}

type StepProps = { status: RecoveryStatus; onChosen: () => void; onOpen: () => void };

function Step({ status, onChosen, onOpen }: StepProps) {
  if (status.state === 'damaged') return <ChooseStep status={status} onChosen={onChosen} />;
  if (status.state === 'working') return <Working status={status} />;
  if (status.state === 'done') return <DoneStep report={status.report} onOpen={onOpen} />;
  return <Loading label={t('Closing the workspace')} />;
}

const working = {
  salvage: t('Saving what can be read'),
  restore: t('Restoring the backup'),
  'open-as-it-is': t('Checking and copying the workspace'),
  'start-empty': t('Making an empty workspace'),
} as const;

function Working({ status }: { status: Extract<RecoveryStatus, { state: 'working' }> }) {
  const label = readingWords(status.table);
  return (
    <section className={classes['working']} aria-live="polite">
      <h1 className={classes['title']}>{working[status.action]}</h1>
      <ProgressBar label={label} share={status.action === 'salvage' ? status.share : null} />
      <p className={classes['quiet']}>
        {status.action === 'salvage' ? `${label}: ${formatShare(status.share)}` : t('This takes a moment.')}{' '}
        {t('The files as they were found are only read.')}
      </p>
    </section>
  );
}
