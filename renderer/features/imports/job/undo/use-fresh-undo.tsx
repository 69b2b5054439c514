// Right after an import its undo is one key away: a word in the corner for some seconds, Ctrl Z for as long.
import { useEffect, useRef, useState } from 'react';
import { notifications } from '@mantine/notifications';
import { t } from '../../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../../shared/schema/import.ts';
import { useKeys } from '../../../../lib/keys.ts';
import { Kbd } from '../../../../ui/kbd.tsx';
import { jobTitle } from '../job-title.ts';
import classes from './undo-panel.module.css';

const forMs = 8000;
/** An import that ended while this page was away is no news. */
const newsMs = 5000;
/** The way on at the bottom of the page stays in sight. */
const aboveBar = { marginBottom: 66 };

export function useFreshUndo(job: ImportJob, undo: () => void): void {
  const written = job.created_count + job.updated_count;
  const latest = useRef(undo);
  useEffect(() => {
    latest.current = undo;
  });
  const { job_id: id, finished_at: finishedAt } = job;
  const isNews = job.undo.state === 'none' && written > 0;
  const [fresh, setFresh] = useState(() => isNews && isRecent(finishedAt));
  const what = t('Imported {file}: {n, plural, one {# company} other {# companies}}.', {
    file: jobTitle(job),
    n: written,
  });
  // Only then: at any other time the key belongs to what is being typed.
  useKeys(fresh && isNews ? { 'Mod+z': () => latest.current() } : {});
  useEffect(() => {
    if (!fresh || !isNews) return undefined;
    const toastId = `imported ${id}`;
    const act = () => {
      notifications.hide(toastId);
      latest.current();
    };
    const message = <Words what={what} onUndo={act} />;
    notifications.show({
      id: toastId,
      message,
      autoClose: forMs,
      withBorder: false,
      style: aboveBar,
      closeButtonProps: { 'aria-label': t('Dismiss') },
    });
    const timer = setTimeout(() => setFresh(false), forMs);
    return () => {
      clearTimeout(timer);
      notifications.hide(toastId);
    };
  }, [id, fresh, isNews, what]);
}

const isRecent = (finishedAt: string | null): boolean =>
  finishedAt !== null && Date.now() - Date.parse(finishedAt) <= newsMs;

function Words({ what, onUndo }: { what: string; onUndo: () => void }) {
  return (
    <span className={classes['words']}>
      <span>{what}</span>
      <button type="button" onClick={onUndo}>
        {t('Undo')} <Kbd keys="Mod Z" />
      </button>
    </span>
  );
}
