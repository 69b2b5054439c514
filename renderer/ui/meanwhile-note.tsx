// In a form, above what is being typed: what others did to it meanwhile.
import { Button } from '@mantine/core';
import { t } from '../../shared/messages/message.ts';
import classes from './meanwhile-note.module.css';

type Props = {
  children: string;
  /** Puts what is stored now in place of what was typed. */
  onTake?: () => void;
};

export const MeanwhileNote = ({ children, onTake }: Props) => (
  <div className={classes['note']}>
    <output>{children}</output>
    {onTake && (
      <Button size="xs" onClick={onTake}>
        {t('Show it as it is now')}
      </Button>
    )}
  </div>
);
