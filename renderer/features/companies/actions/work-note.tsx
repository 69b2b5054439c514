// Work on many cells in the status bar, once it has taken long enough to be worth a word.
import { useEffect, useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { formatShare } from '../../../lib/format.ts';
import { ProgressBar } from '../../../ui/progress.tsx';
import { StatusNote } from '../../../ui/status-bar.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { currentWork } from './work.ts';

const patienceMs = 400;

function useIsLong(isWorking: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWorking) return undefined;
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isWorking]);
  return isLong;
}

export function WorkNote() {
  const work = currentWork.use();
  const isLong = useIsLong(work !== null);
  if (work === null || !isLong) return null;
  const share = work.total === 0 ? null : Math.min(work.done / work.total, 1);
  return (
    <StatusNote>
      <span>{work.label}</span>
      <ProgressBar label={work.label} share={share} size="mini" />
      {share !== null && <span>{formatShare(share)}</span>}
      <TextButton onClick={work.stop}>{t('Stop')}</TextButton>
    </StatusNote>
  );
}
