// While a file is tried for the first time: how far it has come, and the way to stop.
import { Button } from '@mantine/core';
import { t } from '../../../../../shared/messages/message.ts';
import { ProgressBar } from '../../../../ui/progress.tsx';
import classes from './checking.module.css';
import type { Progress } from './use-dry-run.ts';

export function Checking({ progress, onStop }: { progress: Progress | null; onStop: () => void }) {
  return (
    <output className={classes['checking']}>
      <p className={classes['title']}>{t('Trying the import on the real data')}</p>
      <ProgressBar label={t('Rows tried')} share={shareOf(progress)} />
      <p className={classes['note']}>
        {progressText(progress)} {t('Nothing is written.')}
      </p>
      <Button onClick={onStop}>{t('Stop')}</Button>
    </output>
  );
}

export const shareOf = (progress: Progress | null): number | null =>
  progress?.rows_total ? progress.rows_done / progress.rows_total : null;

export function progressText(progress: Progress | null): string {
  if (progress === null) return t('Reading the file.');
  const { rows_done: done, rows_total: total } = progress;
  return total === null
    ? t('{done, number} rows.', { done })
    : t('{done, number} of {total, number} rows.', { done, total: Math.max(done, total) });
}
