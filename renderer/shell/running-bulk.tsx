// A bulk edit, or the undo or redo of one, that runs now: how far it is, a way to stop it, and a word at its end.
import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { t } from '../../shared/messages/message.ts';
import { cancelBulkJob } from '../../shared/contract/bulk.ts';
import type { BackendEvent } from '../../shared/events.ts';
import type { BulkJob } from '../../shared/schema/bulk.ts';
import { call } from '../api/client.ts';
import { useBackendEvent } from '../api/events.ts';
import { formatShare } from '../lib/format.ts';
import { ProgressBar } from '../ui/progress.tsx';
import { toastStep } from '../ui/steps/step-toast.tsx';
import { describeStep } from '../ui/steps/step-words.ts';
import { toggledWords, toggleWords } from '../ui/steps/use-undo.ts';
import { toast } from '../ui/toast.ts';
import classes from './activity.module.css';

type Progress = Extract<BackendEvent, { topic: 'bulk:progress' }>;
type Ended = Extract<BackendEvent, { topic: 'bulk:ended' }>;

export function RunningBulk() {
  const [job, setJob] = useState<BulkJob | null>(null);
  useBackendEvent(
    'bulk:progress',
    useCallback(({ payload }: Progress) => payload && setJob(payload), []),
  );
  useBackendEvent(
    'bulk:ended',
    useCallback(({ payload }: Ended) => {
      setJob(null);
      if (payload) sayEnded(payload);
    }, []),
  );
  return job && <Running job={job} />;
}

function Running({ job }: { job: BulkJob }) {
  const stop = useMutation({ mutationFn: () => call(cancelBulkJob, { params: { bulkId: job.id } }) });
  const what = job.step ? describeStep(job.step.label) : t('Bulk edit');
  const name = job.kind === 'undo' || job.kind === 'redo' ? toggleWords(job.kind, what) : what;
  const share = job.total === 0 ? null : Math.min(job.done / job.total, 1);
  return (
    <span className={classes['job']}>
      <span className={classes['name']} title={name}>
        {name}
      </span>
      <ProgressBar label={name} share={share} size="mini" />
      {share !== null && <span>{formatShare(share)}</span>}
      {job.kind === 'edit' && (
        <button
          type="button"
          className={classes['stop']}
          disabled={stop.isPending}
          onClick={() => stop.mutate()}
          aria-label={t('Stop: {what}', { what: name })}
        >
          {stop.isPending ? t('Stopping') : t('Stop')}
        </button>
      )}
    </span>
  );
}

const ofCompanies = {
  stoppedAfter: (n: number) => t('Stopped after {n, plural, one {# company} other {# companies}}.', { n }),
  refused: (n: number) => t('{n, plural, one {# company} other {# companies}} could not take it.', { n }),
};

/** A refresh may be of people. */
const ofPeople: typeof ofCompanies = {
  stoppedAfter: (n) => t('Stopped after {n, plural, one {# person} other {# people}}.', { n }),
  refused: (n) => t('{n, plural, one {# person} other {# people}} could not take it.', { n }),
};

function sayEnded(job: BulkJob): void {
  const { kind, status, step, failure, changed, failed, keptCount } = job;
  if (status === 'failed') return toast(failure?.message ?? t('It failed.'));
  if (kind === 'undo' || kind === 'redo')
    return toast(toggledWords(kind, step ? describeStep(step.label) : t('bulk edit'), keptCount));
  const did = step === null ? t('Nothing was to be changed.') : `${describeStep(step.label)}.`;
  const { stoppedAfter, refused } = step?.label.people === undefined ? ofCompanies : ofPeople;
  const stopped = status === 'cancelled' && stoppedAfter(changed);
  const not = failed > 0 && refused(failed);
  toastStep([did, stopped, not].filter((sentence) => sentence !== false).join(' '), step?.id);
}
