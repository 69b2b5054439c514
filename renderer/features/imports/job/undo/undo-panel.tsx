// Beside a result: what taking the import back would do, said before it is done; and the way back from that.
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../../shared/schema/import.ts';
import type { UndoPlan, UndoRun } from '../../../../../shared/schema/undo.ts';
import { toApiError } from '../../../../api/api-error.ts';
import { formatCount } from '../../../../lib/format.ts';
import { InlineError } from '../../../../ui/message.tsx';
import { ProgressBar } from '../../../../ui/progress.tsx';
import layout from '../job-layout.module.css';
import { KeptDialog } from './kept-dialog.tsx';
import { TextButton } from '../../../../ui/text-button.tsx';
import classes from './undo-panel.module.css';
import { describeKeptOf, describeRun, isIdle, planLines, undoLabel } from './undo-words.ts';
import { useUndoPlan, type UndoActions } from './use-undo.ts';

type Props = { job: ImportJob; actions: UndoActions };

const titles = {
  none: t('Undo this import'),
  redone: t('Undo this import'),
  undone: t('Undone'),
  partly: t('Undone in part'),
  undoing: t('Undoing the import'),
  redoing: t('Bringing the import back'),
} as const;

export function UndoPanel({ job, actions }: Props) {
  const { state, last, can_undo: canUndo, can_redo: canRedo } = job.undo;
  const isUnderWay = state === 'undoing' || state === 'redoing';
  return (
    <section className={layout['facts']} aria-label={t('Undo')}>
      <h3>{titles[state]}</h3>
      {isUnderWay && last && <UnderWay run={last} actions={actions} />}
      {!isUnderWay && last && <LastRun job={job} run={last} />}
      {canUndo && <Offer job={job} actions={actions} />}
      {canRedo && (
        <div className={classes['actions']}>
          <Button
            size="xs"
            loading={actions.busy}
            leftSection={<IconArrowForwardUp size={14} stroke={1.4} aria-hidden="true" />}
            onClick={actions.redo}
          >
            {t('Redo the import')}
          </Button>
        </div>
      )}
      {actions.error && <InlineError>{actions.error.message}</InlineError>}
    </section>
  );
}

function Offer({ job, actions }: Props) {
  const { data, error } = useUndoPlan(job);
  if (error) return <InlineError>{toApiError(error).message}</InlineError>;
  const plan = data?.data.plan;
  if (!plan) return <p className={classes['text']}>{t('Counting what it would take back…')}</p>;
  if (isIdle(plan)) {
    const left = job.undo.state === 'undone' ? null : t('There is nothing of it to take back.');
    return <p className={classes['text']}>{left}</p>;
  }
  return (
    <>
      <p className={classes['text']}>
        {job.undo.state === 'partly' || job.undo.state === 'undone'
          ? t('What is left of it can be taken back:')
          : t('Takes back everything it did:')}
      </p>
      <dl className={classes['lines']} aria-label={t('What an undo would do')}>
        {planLines(plan).map(({ count, text }) => (
          <PlanLine key={text} count={count} text={text} />
        ))}
      </dl>
      <p className={classes['text']}>
        {t(
          'Cells that someone edits from now on keep the edit and are listed. Undo works today, next week and ' +
            'after a restart, and can be undone itself.',
        )}
      </p>
      <Confirmed plan={plan} actions={actions} />
    </>
  );
}

function PlanLine({ count, text }: { count: number; text: string }) {
  return (
    <>
      <dt>{formatCount(count)}</dt>
      <dd>{text}</dd>
    </>
  );
}

/** Done only at the second word, which says what will happen. */
function Confirmed({ plan, actions }: { plan: UndoPlan; actions: UndoActions }) {
  const [asked, setAsked] = useState(false);
  const second = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) second.current?.focus();
  }, [asked]);
  const icon = <IconArrowBackUp size={14} stroke={1.4} aria-hidden="true" />;
  if (!asked)
    return (
      <div className={classes['actions']}>
        <Button className={classes['danger'] ?? ''} leftSection={icon} onClick={() => setAsked(true)}>
          {t('Undo the import')}
        </Button>
      </div>
    );
  return (
    <div className={classes['actions']}>
      <Button variant="filled" color="red" ref={second} loading={actions.busy} onClick={actions.undo}>
        {undoLabel(plan)}
      </Button>
      <Button variant="subtle" onClick={() => setAsked(false)}>
        {t('Keep it')}
      </Button>
    </div>
  );
}

function UnderWay({ run, actions }: { run: UndoRun; actions: UndoActions }) {
  const { done, total } = run.progress;
  const share = total === null || total === 0 ? null : done / total;
  const label = run.kind === 'undo' ? t('Undoing') : t('Bringing back');
  return (
    <>
      <div className={classes['progress']}>
        <ProgressBar label={label} share={share} />
      </div>
      <p className={classes['text']} aria-live="polite">
        {total === null
          ? t('{done, number}. You can leave this page; it goes on.', { done })
          : t('{done, number} of {total, number}. You can leave this page; it goes on.', { done, total })}
      </p>
      <Button size="xs" loading={actions.busy} onClick={actions.stop}>
        {t('Stop')}
      </Button>
    </>
  );
}

function LastRun({ job, run }: { job: ImportJob; run: UndoRun }) {
  const [open, setOpen] = useState(false);
  const kept = describeKeptOf(run);
  return (
    <>
      <p className={classes['text']}>{describeRun(run)}</p>
      {run.failure && <InlineError>{run.failure.message}</InlineError>}
      {kept !== null && (
        <p className={classes['text']}>
          {kept} <TextButton onClick={() => setOpen(true)}>{t('Show them')}</TextButton>
        </p>
      )}
      {open && (
        <KeptDialog jobId={job.job_id} runId={run.id} title={kept ?? ''} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
